package org.tarazy.benchmarks;

import java.util.List;
import java.util.Locale;

/** Numbers as tables show them. */
public final class Figures {
  /** Stands where there is no number. */
  public static final String NONE = "–";

  private Figures() {}

  /** A whole number, its thousands apart. */
  public static String count(double value) {
    return show("%,.0f", value).replace(',', ' ');
  }

  /** A whole number, its thousands apart. */
  public static String count(long value) {
    return count((double) value);
  }

  /** How many times as much. */
  public static String ratio(double ratio) {
    return show(ratio < 0.1 ? "%.4f" : "%.2f", ratio);
  }

  /** A share. */
  public static String percent(double share) {
    return show("%.0f%%", 100 * share);
  }

  /** Seconds, to the millisecond. */
  public static String seconds(double seconds) {
    return show("%.3f", seconds);
  }

  /** A number with some decimals. */
  public static String decimals(double value, int decimals) {
    return show("%." + decimals + "f", value);
  }

  /** So many threads. */
  public static String threads(int threads) {
    return threads + (threads == 1 ? " thread" : " threads");
  }

  /** The middle of some numbers, or half-way between the two in the middle. */
  public static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static String show(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
  }
}
