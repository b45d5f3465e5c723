package org.tarazy.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tarazy.training.Objective;
import org.tarazy.training.OperatingPoint;
import org.tarazy.training.TrainingException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An objective as written.
 *
 * @param tuning what models are chosen by
 * @param point where thresholds then stand
 */
record ObjectiveOption(Objective tuning, OperatingPoint point) {
  static final String DESCRIPTION =
      "What tuning and thresholds aim at: macro-f1, accuracy, or, with models chosen by macro-F1,"
          + " false-alarms=N (flag at most N of a thousand harmless texts), reviews=N/M (flag at most"
          + " N of M texts), costs=LABEL=COST,… (missing a text of LABEL costs COST, others 1).";

  static final ObjectiveOption MACRO_F1 =
      new ObjectiveOption(Objective.MACRO_F1, OperatingPoint.OPEN);

  private static final Pattern NUMBERS =
      Pattern.compile("(false-alarms=([0-9]*\\.?[0-9]+))|(reviews=([0-9]+)/([0-9]+))");

  /** The option on the command line. */
  static final class Written implements ITypeConverter<ObjectiveOption> {
    @Override
    public ObjectiveOption convert(String value) {
      for (Objective objective : Objective.values()) {
        if (objective.key().equals(value)) {
          return new ObjectiveOption(objective, OperatingPoint.OPEN);
        }
      }
      try {
        return new ObjectiveOption(Objective.MACRO_F1, point(value));
      } catch (TrainingException e) {
        throw new TypeConversionException("found \"" + value + "\": " + e.getMessage());
      }
    }

    private static OperatingPoint point(String value) {
      if (value.startsWith("costs=")) {
        return OperatingPoint.costs(
            LabelNumbers.parse(value.substring("costs=".length()), "LABEL=COST,…"));
      }
      Matcher numbers = NUMBERS.matcher(value);
      if (!numbers.matches()) {
        throw new TypeConversionException(
            "found \""
                + value
                + "\", expected macro-f1, accuracy, false-alarms=N, reviews=N/M or"
                + " costs=LABEL=COST,…");
      }
      return numbers.group(1) != null
          ? OperatingPoint.falseAlarms(Double.parseDouble(numbers.group(2)))
          : OperatingPoint.reviews(
              Double.parseDouble(numbers.group(4)), Double.parseDouble(numbers.group(5)));
    }
  }
}
