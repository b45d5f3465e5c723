package org.tarazy;

import java.util.List;

/**
 * What a model proposes for a text, and whether the proposal may stand or is left to a person.
 *
 * @param labels the proposed labels, most probable first: exactly one where labels exclude each
 *     other, else any number
 * @param reasons why the text is left to a person; empty where the proposal is {@linkplain
 *     #isAssigned() assigned}
 */
public record Decision(List<String> labels, List<Reason> reasons) {

  /** Makes the lists unmodifiable. */
  public Decision {
    labels = List.copyOf(labels);
    reasons = List.copyOf(reasons);
  }

  /** Whether nothing speaks against the proposal. */
  public boolean isAssigned() {
    return reasons.isEmpty();
  }
}
