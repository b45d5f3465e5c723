package org.tarazy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What share of some unlabelled texts has each label, as {@link Classifier#estimatePrior} found it.
 *
 * <p>The intervals tell how far chance alone may have moved the shares. They hold only if the texts
 * differ from those that the model was calibrated on in nothing but how frequent the labels are
 * (<i>label shift</i>): the same kinds of text a label, in other proportions. Texts on other
 * subjects, from other sources or in another language break that, and nothing in the numbers shows
 * it; a few hundred texts labelled by hand do.
 *
 * @param texts how many texts it rests on
 * @param shares a share a label, above 0 and below 1, in the order of the model's labels: what
 *     {@link Classifier#withPrior} takes; the sum is 1 where labels exclude each other
 * @param intervals the 95% interval of each share
 */
public record PriorEstimate(
    int texts, Map<String, Double> shares, Map<String, Interval> intervals) {

  /**
   * A confidence interval.
   *
   * @param low its lower end, 0 to 1
   * @param high its upper end, 0 to 1
   */
  public record Interval(double low, double high) {}

  /** Takes copies. */
  public PriorEstimate {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
  }
}
