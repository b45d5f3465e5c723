package org.tarazy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Task;

/**
 * How well a model does on labelled texts. What counts as its answer is what its decision rule
 * proposes.
 *
 * @param n how many texts
 * @param accuracy the share of texts whose proposal is entirely right, 0 to 1
 * @param macroF1 the mean F1 of the labels, 0 to 1
 * @param microF1 F1 over all labels' counts together, 0 to 1
 * @param logLoss the mean −ln of the probability given to the truth, in nats; in a multi-label
 *     model the mean over the labels
 * @param brier the mean squared distance of the probabilities from the truth (Brier 1950), summed
 *     over exclusive labels, averaged over others
 * @param ece expected calibration error over {@value Reliability#BINS} bins of equal mass; see
 *     {@link Reliability}
 * @param labels what was reached label by label
 * @param groups what was reached for each value of each field asked for; see {@link TextGroups}
 * @param intervals the 95% bootstrap intervals of the headline figures but {@code ece}, which comes
 *     out larger on every resample than it is: texts drawn twice look like bins that are surer
 */
public record Evaluation(
    int n,
    double accuracy,
    double macroF1,
    double microF1,
    double logLoss,
    double brier,
    double ece,
    Map<String, LabelMetrics> labels,
    Map<String, Map<String, GroupMetrics>> groups,
    Map<String, Interval> intervals) {

  private static final int RESAMPLES = 1000;

  /**
   * What was reached for a label.
   *
   * @param precision the share of right ones among its proposals, 0 where it was never proposed
   * @param recall the share of its texts for which it was proposed
   * @param f1 their harmonic mean
   * @param support how many texts have it
   */
  public record LabelMetrics(double precision, double recall, double f1, int support) {}

  /** What was reached for a group of texts. */
  public record GroupMetrics(int n, double accuracy, double macroF1) {}

  /** A confidence interval. */
  public record Interval(double low, double high) {}

  /**
   * Evaluates {@code classifier}.
   *
   * @param data labelled with the labels of the model
   * @param by the attributes whose values to report one by one
   * @throws TrainingException if there are no texts, or one has a label that the model does not
   *     know
   */
  public static Evaluation of(Classifier classifier, Dataset data, List<String> by) {
    return of(Predictions.of(classifier, data).withGroups(classifier, by), by);
  }

  /**
   * Counts what {@code predictions} come to.
   *
   * @param by the attributes whose values to report one by one, which the rows have
   */
  public static Evaluation of(Predictions predictions, List<String> by) {
    boolean[][] truth = predictions.truth();
    boolean[][] proposed = predictions.proposed();
    float[][] probabilities = predictions.probabilities();
    List<String> names = predictions.labels();
    Confusion confusion = new Confusion(names.size());
    for (int i = 0; i < truth.length; i++) {
      confusion.add(truth[i], proposed[i]);
    }
    Map<String, LabelMetrics> byLabel = new LinkedHashMap<>();
    for (int l = 0; l < names.size(); l++) {
      byLabel.put(
          names.get(l),
          new LabelMetrics(
              confusion.precision(l), confusion.recall(l), confusion.f1(l), confusion.support(l)));
    }
    Map<String, Map<String, GroupMetrics>> groups = new LinkedHashMap<>();
    for (String field : by) {
      groups.put(field, groups(field, predictions.data(), truth, proposed));
    }
    return new Evaluation(
        truth.length,
        confusion.accuracy(),
        confusion.macroF1(),
        confusion.microF1(),
        logLoss(predictions.task(), probabilities, truth),
        brier(predictions.task(), probabilities, truth),
        Reliability.of(predictions).expectedCalibrationError(),
        byLabel,
        groups,
        intervals(predictions.task(), probabilities, truth, proposed));
  }

  static Evaluation of(
      LabelSet labels,
      DecisionRule rule,
      float[][] probabilities,
      boolean[][] truth,
      Dataset data,
      List<String> by) {
    return of(new Predictions(labels, rule, probabilities, truth, data), by);
  }

  /** The two figures that tuning may aim at. */
  record Headline(double accuracy, double macroF1) {}

  static Headline headline(
      Task task, DecisionRule rule, float[][] probabilities, boolean[][] truth) {
    boolean[][] proposed = Predictions.proposals(task, rule, probabilities);
    Confusion confusion = new Confusion(truth[0].length);
    for (int i = 0; i < truth.length; i++) {
      confusion.add(truth[i], proposed[i]);
    }
    return new Headline(confusion.accuracy(), confusion.macroF1());
  }

  private static Map<String, GroupMetrics> groups(
      String field, Dataset data, boolean[][] truth, boolean[][] proposed) {
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < truth.length; i++) {
      String value = data.examples().get(i).attribute(field).orElse("(none)");
      members.computeIfAbsent(value, v -> new ArrayList<>()).add(i);
    }
    Map<String, GroupMetrics> metrics = new LinkedHashMap<>();
    members.forEach(
        (value, rows) -> {
          Confusion confusion = new Confusion(truth[0].length);
          for (int i : rows) {
            confusion.add(truth[i], proposed[i]);
          }
          metrics.put(
              value, new GroupMetrics(rows.size(), confusion.accuracy(), confusion.macroF1()));
        });
    return metrics;
  }

  static double logLoss(Task task, float[][] probabilities, boolean[][] truth) {
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> logLoss(task, probabilities[i], truth[i]))
        .average()
        .orElseThrow();
  }

  /** The log-loss of one text. */
  static double logLoss(Task task, float[] probabilities, boolean[] truth) {
    double loss = 0;
    for (int l = 0; l < truth.length; l++) {
      double p = probabilities[l];
      if (truth[l]) {
        loss -= Math.log(Math.max(p, 1e-12));
      } else if (task == Task.MULTI_LABEL) {
        loss -= Math.log(Math.max(1 - p, 1e-12));
      }
    }
    return task == Task.MULTI_LABEL ? loss / truth.length : loss;
  }

  private static double brier(Task task, float[][] probabilities, boolean[][] truth) {
    return IntStream.range(0, truth.length)
        .mapToDouble(i -> brier(task, probabilities[i], truth[i]))
        .average()
        .orElseThrow();
  }

  private static double brier(Task task, float[] probabilities, boolean[] truth) {
    double squares = 0;
    for (int l = 0; l < truth.length; l++) {
      double distance = probabilities[l] - (truth[l] ? 1 : 0);
      squares += distance * distance;
    }
    return task == Task.MULTI_LABEL ? squares / truth.length : squares;
  }

  /** Percentile bootstrap over texts (Efron 1979). */
  private static Map<String, Interval> intervals(
      Task task, float[][] probabilities, boolean[][] truth, boolean[][] proposed) {
    int n = truth.length;
    double[] logLosses =
        IntStream.range(0, n).mapToDouble(i -> logLoss(task, probabilities[i], truth[i])).toArray();
    double[] briers =
        IntStream.range(0, n).mapToDouble(i -> brier(task, probabilities[i], truth[i])).toArray();
    String[] names = {"accuracy", "macro_f1", "micro_f1", "log_loss", "brier"};
    double[][] samples = new double[names.length][RESAMPLES];
    IntStream.range(0, RESAMPLES)
        .parallel()
        .forEach(
            resample -> {
              SplittableRandom random = new SplittableRandom(resample);
              Confusion confusion = new Confusion(truth[0].length);
              double logLoss = 0;
              double brier = 0;
              for (int k = 0; k < n; k++) {
                int i = random.nextInt(n);
                confusion.add(truth[i], proposed[i]);
                logLoss += logLosses[i];
                brier += briers[i];
              }
              samples[0][resample] = confusion.accuracy();
              samples[1][resample] = confusion.macroF1();
              samples[2][resample] = confusion.microF1();
              samples[3][resample] = logLoss / n;
              samples[4][resample] = brier / n;
            });
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (int k = 0; k < names.length; k++) {
      Arrays.sort(samples[k]);
      intervals.put(
          names[k],
          new Interval(
              samples[k][(int) (RESAMPLES * 0.025)], samples[k][(int) (RESAMPLES * 0.975)]));
    }
    return intervals;
  }

  /** The headline figures by name, as they stand on a model card. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("n", n);
    figures.put("accuracy", accuracy);
    figures.put("macro_f1", macroF1);
    figures.put("micro_f1", microF1);
    figures.put("log_loss", logLoss);
    figures.put("brier", brier);
    figures.put("ece", ece);
    intervals.forEach(
        (name, interval) -> figures.put(name + "_95", List.of(interval.low(), interval.high())));
    return figures;
  }
}
