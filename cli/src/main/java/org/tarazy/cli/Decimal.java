package org.tarazy.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimal numbers as {@link String#format} writes them with {@code %f} and the root locale, without
 * what it takes to get a formatter ready and to read its pattern each time.
 */
final class Decimal {
  private Decimal() {}

  /** {@code value}, which is finite, with so many digits after the point, padded on the left. */
  static String of(double value, int digits, int width) {
    return padded((Double.compare(value, 0) < 0 ? "-" : "") + magnitude(value, digits), width);
  }

  /** As {@link #of}, with a plus where it is not negative. */
  static String signed(double value, int digits, int width) {
    return padded((Double.compare(value, 0) < 0 ? "-" : "+") + magnitude(value, digits), width);
  }

  private static String magnitude(double value, int digits) {
    return BigDecimal.valueOf(Math.abs(value))
        .setScale(digits, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String padded(String number, int width) {
    return " ".repeat(Math.max(0, width - number.length())) + number;
  }
}
