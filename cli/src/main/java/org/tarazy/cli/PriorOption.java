package org.tarazy.cli;

import java.util.Locale;
import java.util.Map;
import org.tarazy.Classifier;
import org.tarazy.PriorEstimate;
import picocli.CommandLine.ITypeConverter;

/**
 * A base rate as written: of training, given, or to be estimated.
 *
 * @param source where it comes from
 * @param shares the share of each label, where it is given
 */
record PriorOption(Source source, Map<String, Double> shares) {
  static final String DESCRIPTION =
      "Correct the probabilities to the base rate of the texts at hand: the share of them that has"
          + " each label, as in --prior none=0.9,recruitment=0.1; estimate finds it from the texts"
          + " (which must differ from those of training in the shares of the labels alone); train"
          + " corrects nothing.";

  /** Where a base rate comes from. */
  enum Source {
    TRAIN,
    ESTIMATE,
    GIVEN
  }

  /**
   * Corrects to a base rate that is given.
   *
   * @throws IllegalArgumentException if the shares do not fit the labels of the model
   */
  Classifier applyTo(Classifier classifier) {
    return source == Source.GIVEN ? classifier.withPrior(shares) : classifier;
  }

  /** Corrects to a base rate estimated from texts, and tells it to the person at the terminal. */
  static Classifier estimate(
      Classifier classifier, Iterable<? extends CharSequence> texts, Console console) {
    PriorEstimate estimate = classifier.estimatePrior(texts);
    StringBuilder shares = new StringBuilder();
    estimate
        .intervals()
        .forEach(
            (label, interval) ->
                shares.append(
                    String.format(
                        Locale.ROOT,
                        "%s%s=%.4f (%.4f to %.4f)",
                        shares.isEmpty() ? "" : ", ",
                        label,
                        estimate.shares().get(label),
                        interval.low(),
                        interval.high())));
    console.warn(
        "estimated from "
            + estimate.texts()
            + " texts: "
            + shares
            + "; right only if the texts differ from those of training in these shares alone");
    return classifier.withPrior(estimate.shares());
  }

  /** The option on the command line. */
  static final class Written implements ITypeConverter<PriorOption> {
    @Override
    public PriorOption convert(String value) {
      if (value.equals("train")) {
        return new PriorOption(Source.TRAIN, Map.of());
      }
      if (value.equals("estimate")) {
        return new PriorOption(Source.ESTIMATE, Map.of());
      }
      return new PriorOption(
          Source.GIVEN, LabelNumbers.parse(value, "train, estimate, or LABEL=SHARE,…"));
    }
  }
}
