package org.tarazy.cli;

/** Text of strangers made fit for a terminal. */
final class Printable {
  private Printable() {}

  /**
   * {@code text} on one line, without the characters that move the cursor, change the colour or the
   * direction of what is printed.
   */
  static String line(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean unfit =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      if (unfit && line == null) {
        line = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (line != null) {
        line.append(unfit ? ' ' : c);
      }
    }
    return line == null ? text : line.toString();
  }

  /** The start of {@code text} on one line, at most {@code length} characters of it. */
  static String excerpt(String text, int length) {
    String start = text.substring(0, Math.min(text.length(), 2 * length + 1));
    if (start.codePointCount(0, start.length()) <= length) {
      return line(start);
    }
    return line(start.substring(0, start.offsetByCodePoints(0, length - 1))) + "…";
  }
}
