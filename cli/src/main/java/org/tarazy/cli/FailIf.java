package org.tarazy.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A figure that must not be reached: its name, how it is compared, and with what. */
record FailIf(String figure, Comparison comparison, double bound) {
  private static final Pattern WRITTEN =
      Pattern.compile("\\s*([a-z0-9_.-]+)\\s*(<=|>=|<|>)\\s*([0-9]*\\.?[0-9]+)\\s*");

  /** The ways of comparing. */
  enum Comparison {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    static Comparison of(String sign) {
      for (Comparison comparison : values()) {
        if (comparison.sign.equals(sign)) {
          return comparison;
        }
      }
      throw new IllegalArgumentException(sign);
    }

    boolean holds(double value, double bound) {
      return switch (this) {
        case BELOW -> value < bound;
        case AT_MOST -> value <= bound;
        case ABOVE -> value > bound;
        case AT_LEAST -> value >= bound;
      };
    }
  }

  /**
   * Whether the figure is where it must not be.
   *
   * @throws Failure if there is no such figure, as a gate that measures nothing must not open
   */
  boolean holds(Map<String, Double> figures) {
    Double value = figures.get(figure);
    if (value == null) {
      throw new Failure(
          "--fail-if: there is no figure \"" + figure + "\" here, only " + figures.keySet());
    }
    return comparison.holds(value, bound);
  }

  @Override
  public String toString() {
    return figure + comparison.sign + bound;
  }

  /** The condition on the command line. */
  static final class Written implements ITypeConverter<FailIf> {
    @Override
    public FailIf convert(String value) {
      Matcher matcher = WRITTEN.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "found \"" + value + "\", expected a figure, one of < <= > >=, and a number");
      }
      return new FailIf(
          matcher.group(1), Comparison.of(matcher.group(2)), Double.parseDouble(matcher.group(3)));
    }
  }
}
