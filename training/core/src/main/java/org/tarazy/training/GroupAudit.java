package org.tarazy.training;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.triage.Proportion;

/**
 * Whether a model errs more often with one group of people's texts than with another's.
 *
 * <p>A false positive is a text that is flagged and should not be, whatever label it got; a false
 * negative one that should be and is not. A text that gets another flagging label than its own is
 * neither: a person reads it either way.
 *
 * @param falsePositives of all texts that should not be flagged
 * @param falseNegatives of all texts that should be
 * @param fields for each field its groups in code unit order
 * @param fprRatio for each field how many times as often the worst group is flagged wrongly as the
 *     best; no entry where fewer than two groups have enough texts to compare
 * @param fnrRatio the same for texts that are missed
 */
public record GroupAudit(
    ErrorRate falsePositives,
    ErrorRate falseNegatives,
    Map<String, Map<String, Rates>> fields,
    Map<String, Ratio> fprRatio,
    Map<String, Ratio> fnrRatio) {

  /** Below so many texts that can go wrong, a group's rate is shown but compared with no other. */
  public static final int FEWEST_COMPARED = 20;

  /**
   * How often a model errs, with the 95% interval of Wilson (1927).
   *
   * @param errors how many
   * @param of out of how many texts
   * @param rate the share, 0 to 1; 0 where there is no text
   * @param low the lower end of the interval; 0 where there is no text
   * @param high its upper end; 1 where there is no text
   */
  public record ErrorRate(long errors, long of, double rate, double low, double high) {
    static ErrorRate of(long errors, long of) {
      Proportion proportion = new Proportion(errors, of);
      double rate = of == 0 ? 0 : proportion.rate();
      return new ErrorRate(errors, of, rate, proportion.low(), proportion.high());
    }
  }

  /** The errors with the texts of a group. */
  public record Rates(int n, ErrorRate falsePositives, ErrorRate falseNegatives) {}

  /**
   * The rate of the worst group divided by that of the best. Where one of them has no error, half
   * an error is added to both, and half a text to either side (Haldane 1956), so that the ratio is
   * finite; where no group has any, it is 1.
   *
   * @param ratio 1 or more
   * @param low the lower end of its 95% interval (Katz et al. 1978, on the logarithm): at 1 or
   *     below, chance alone may explain the difference
   * @param high the upper end
   * @param worst the group with the highest rate
   * @param best the group with the lowest
   */
  public record Ratio(double ratio, double low, double high, String worst, String best) {}

  /**
   * Audits {@code classifier}.
   *
   * @param data labelled with the labels of the model
   * @param by the fields whose values are the groups; see {@link TextGroups}
   * @throws TrainingException if a text has a label that the model does not know
   */
  public static GroupAudit of(
      Classifier classifier, Dataset data, List<String> by, Flagging flagging) {
    return of(classifier, data, by, flagging, FEWEST_COMPARED);
  }

  /**
   * As {@link #of(Classifier, Dataset, List, Flagging)}.
   *
   * @param fewest how many texts that can go wrong a group needs to be compared, 1 or more
   */
  public static GroupAudit of(
      Classifier classifier, Dataset data, List<String> by, Flagging flagging, int fewest) {
    return of(Predictions.of(classifier, data).withGroups(classifier, by), by, flagging, fewest);
  }

  /**
   * Audits what a model said.
   *
   * @param by the fields whose values are the groups, which the rows have
   * @param fewest how many texts that can go wrong a group needs to be compared, 1 or more
   */
  public static GroupAudit of(
      Predictions predictions, List<String> by, Flagging flagging, int fewest) {
    int n = predictions.size();
    boolean[] flagged = new boolean[n];
    boolean[] harmful = new boolean[n];
    for (int i = 0; i < n; i++) {
      flagged[i] = flagging.flags(predictions.proposedLabels(i));
      harmful[i] = flagging.flags(predictions.data().examples().get(i).labels());
    }
    Counts all = new Counts();
    for (int i = 0; i < n; i++) {
      all.add(harmful[i], flagged[i]);
    }
    Map<String, Map<String, Rates>> fields = new LinkedHashMap<>();
    Map<String, Ratio> fprRatio = new LinkedHashMap<>();
    Map<String, Ratio> fnrRatio = new LinkedHashMap<>();
    for (String field : by) {
      Map<String, Counts> counts = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        String group = predictions.data().examples().get(i).attribute(field).orElseThrow();
        counts.computeIfAbsent(group, g -> new Counts()).add(harmful[i], flagged[i]);
      }
      Map<String, Rates> groups = new LinkedHashMap<>();
      Map<String, ErrorRate> fpr = new LinkedHashMap<>();
      Map<String, ErrorRate> fnr = new LinkedHashMap<>();
      counts.forEach(
          (group, count) -> {
            Rates rates = count.rates();
            groups.put(group, rates);
            fpr.put(group, rates.falsePositives());
            fnr.put(group, rates.falseNegatives());
          });
      fields.put(field, groups);
      largest(fpr, fewest, field, fprRatio);
      largest(fnr, fewest, field, fnrRatio);
    }
    Rates overall = all.rates();
    return new GroupAudit(
        overall.falsePositives(), overall.falseNegatives(), fields, fprRatio, fnrRatio);
  }

  private static void largest(
      Map<String, ErrorRate> rates, int fewest, String field, Map<String, Ratio> ratios) {
    List<Map.Entry<String, ErrorRate>> groups =
        rates.entrySet().stream().filter(group -> group.getValue().of() >= fewest).toList();
    groups.stream()
        .flatMap(
            worse ->
                groups.stream()
                    .filter(better -> better != worse)
                    .map(
                        better ->
                            ratio(
                                worse.getKey(),
                                worse.getValue(),
                                better.getKey(),
                                better.getValue())))
        .max(Comparator.comparingDouble(Ratio::ratio))
        .ifPresent(ratio -> ratios.put(field, ratio));
  }

  static Ratio ratio(String worse, ErrorRate a, String better, ErrorRate b) {
    boolean none = a.errors() == 0 && b.errors() == 0;
    double half = a.errors() == 0 || b.errors() == 0 ? 0.5 : 0;
    double x = a.errors() + half;
    double y = b.errors() + half;
    double n = a.of() + 2 * half;
    double m = b.of() + 2 * half;
    double ratio = none ? 1 : (x / n) / (y / m);
    double deviation = 1.959963984540054 * Math.sqrt(1 / x - 1 / n + 1 / y - 1 / m);
    return new Ratio(
        ratio, ratio * Math.exp(-deviation), ratio * Math.exp(deviation), worse, better);
  }

  /** The errors of a group as they are counted. */
  private static final class Counts {
    private int negatives;
    private int falsePositives;
    private int positives;
    private int falseNegatives;

    void add(boolean harmful, boolean flagged) {
      if (harmful) {
        positives++;
        falseNegatives += flagged ? 0 : 1;
      } else {
        negatives++;
        falsePositives += flagged ? 1 : 0;
      }
    }

    Rates rates() {
      return new Rates(
          negatives + positives,
          ErrorRate.of(falsePositives, negatives),
          ErrorRate.of(falseNegatives, positives));
    }
  }
}
