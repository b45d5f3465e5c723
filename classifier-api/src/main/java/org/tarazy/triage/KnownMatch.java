package org.tarazy.triage;

/**
 * A text that was assessed before and that a text at hand repeats, wholly or in part.
 *
 * @param text what was assessed, and how
 * @param identical whether both have the same words, spelling aside
 * @param contained the estimated share of the text at hand that is in the known one, 0 to 1
 * @param containing the estimated share of the known text that is in the one at hand, 0 to 1
 */
public record KnownMatch(KnownText text, boolean identical, double contained, double containing) {

  /** The larger of both shares: near 1 for a copy, a part of it, or a copy with more around it. */
  public double similarity() {
    return Math.max(contained, containing);
  }
}
