package org.tarazy.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where thresholds are to stand, beyond what an {@link Objective} says: at a number of false alarms
 * or of reviews that people can bear, or where mistakes cost least. Limits are kept on the texts
 * held out of training; on others chance moves the numbers, the more the fewer texts were held out.
 *
 * @param kind which of them
 * @param share the largest share of texts that may be flagged: of harmless ones for {@link
 *     Kind#FALSE_ALARMS}, of all for {@link Kind#REVIEWS}
 * @param costs for {@link Kind#COSTS} what it costs to miss a text of each label; 1 for a label
 *     that is not named
 * @param harmless the label of texts that nobody has to read; {@value Flagging#NONE} where none is
 *     given
 */
public record OperatingPoint(
    Kind kind, double share, Map<String, Double> costs, Optional<String> harmless) {

  /** What a threshold is to keep to. */
  public enum Kind {
    /** Nothing: the objective alone says where thresholds stand. */
    OPEN,
    /** At most a share of the harmless texts is flagged. */
    FALSE_ALARMS,
    /** At most a share of all texts is flagged. */
    REVIEWS,
    /** The expected costs of mistakes are least. */
    COSTS
  }

  /** The objective alone says where thresholds stand. */
  public static final OperatingPoint OPEN =
      new OperatingPoint(Kind.OPEN, 1, Map.of(), Optional.empty());

  /** Checks the ranges. */
  public OperatingPoint {
    costs = Map.copyOf(costs);
    if (!(share > 0 && share <= 1)) {
      throw new TrainingException("share " + share + ", expected above 0 to 1");
    }
    costs.forEach(
        (label, cost) -> {
          if (!(cost > 0 && cost <= 1e6)) {
            throw new TrainingException(
                "cost of " + label + " is " + cost + ", expected above 0 to 1000000");
          }
        });
  }

  /** At most so many of a thousand harmless texts are flagged; as many others as that allows. */
  public static OperatingPoint falseAlarms(double perThousand) {
    return new OperatingPoint(Kind.FALSE_ALARMS, perThousand / 1000, Map.of(), Optional.empty());
  }

  /** At most so many texts are flagged where so many come in, on a day say. */
  public static OperatingPoint reviews(double flagged, double incoming) {
    return new OperatingPoint(Kind.REVIEWS, flagged / incoming, Map.of(), Optional.empty());
  }

  /**
   * Where mistakes cost least, if the probabilities are right: a mistake costs what the label that
   * was missed costs.
   */
  public static OperatingPoint costs(Map<String, Double> costs) {
    return new OperatingPoint(Kind.COSTS, 1, costs, Optional.empty());
  }

  /** With another harmless label. */
  public OperatingPoint withHarmless(String label) {
    return new OperatingPoint(kind, share, costs, Optional.of(label));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case OPEN -> "open";
      case FALSE_ALARMS ->
          String.format(Locale.ROOT, "at most %s false alarms per thousand", number(share * 1000));
      case REVIEWS ->
          String.format(Locale.ROOT, "at most %s reviews per thousand", number(share * 1000));
      case COSTS -> "costs " + new TreeMap<>(costs);
    };
  }

  private static String number(double value) {
    return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
