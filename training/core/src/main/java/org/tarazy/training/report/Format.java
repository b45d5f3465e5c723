package org.tarazy.training.report;

import java.util.Locale;
import org.tarazy.triage.Proportion;

/** Figures as people read them, the same in every locale. */
final class Format {
  private Format() {}

  /** Three decimals; a dash for what is not a number. */
  static String figure(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  static String interval(double low, double high) {
    return figure(low) + " – " + figure(high);
  }

  /** With its sign, and a true minus. */
  static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value).replace('-', '−');
  }

  /** One decimal of a percentage. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** The 95% interval in percent. */
  static String interval(Proportion proportion) {
    return proportion.of() == 0
        ? ""
        : String.format(
            Locale.ROOT, "%.1f – %.1f%%", 100 * proportion.low(), 100 * proportion.high());
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
  }

  /**
   * {@code text} on one line, its hidden characters shown by their codes: what cannot be seen must
   * not fool the reader of a page either.
   *
   * @param most how many characters of it to show
   */
  static String excerpt(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int[] characters = text.codePoints().limit(most + 1L).toArray();
    for (int i = 0; i < Math.min(characters.length, most); i++) {
      int c = characters[i];
      switch (Character.getType(c)) {
        case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
            shown.append(' ');
        case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
            shown.append(String.format(Locale.ROOT, "[U+%04X]", c));
        default -> shown.appendCodePoint(c);
      }
    }
    return shown.append(characters.length > most ? "…" : "").toString();
  }
}
