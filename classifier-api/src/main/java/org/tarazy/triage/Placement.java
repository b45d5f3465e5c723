package org.tarazy.triage;

import java.util.List;

/**
 * A text in the review queue.
 *
 * @param item the text
 * @param priority how soon a person should read it
 * @param benefit what reading it is expected to be worth, in the unit of the policy's costs: the
 *     cost of missing each label times its probability, less the cost of reading
 * @param sampled whether it was drawn for the random sample, whatever its priority
 * @param reasons why, never empty
 */
public record Placement(
    ReviewItem item,
    Priority priority,
    double benefit,
    boolean sampled,
    List<ReviewReason> reasons) {

  /** Makes the list unmodifiable. */
  public Placement {
    reasons = List.copyOf(reasons);
  }

  /** Whether {@code code} is among the reasons. */
  public boolean has(ReasonCode code) {
    return reasons.stream().anyMatch(reason -> reason.code() == code);
  }

  /** Whether the model's probabilities are not to be relied on, and the reasons say why. */
  public boolean isAbstained() {
    return reasons.stream().anyMatch(reason -> reason.code().isAbstention());
  }
}
