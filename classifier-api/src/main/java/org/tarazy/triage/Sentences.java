package org.tarazy.triage;

/**
 * A simple rule for where a sentence ends: after a full stop, question or exclamation mark or
 * ellipsis with the closing marks behind it, where white space and then no small letter follows;
 * and at the end of a line.
 */
final class Sentences {
  /** A text without stops is cut, so that a passage fits on a screen. */
  private static final int LONGEST = 1000;

  private Sentences() {}

  /** The end of the sentence that begins at {@code start}: after the white space behind it. */
  static int end(CharSequence text, int start) {
    int n = text.length();
    for (int i = start; i < n; i++) {
      char c = text.charAt(i);
      if (c == '\n' || i - start >= LONGEST && Character.isWhitespace(c)) {
        return skipSpace(text, i);
      }
      if (".!?…".indexOf(c) >= 0) {
        int after = i + 1;
        while (after < n && ".!?…\"'»”’)]".indexOf(text.charAt(after)) >= 0) {
          after++;
        }
        int next = skipSpace(text, after);
        if (next == n) {
          return n;
        }
        boolean abbreviated = c == '.' && i - start < 3;
        if (next > after && !Character.isLowerCase(text.charAt(next)) && !abbreviated) {
          return next;
        }
        i = after - 1;
      }
    }
    return n;
  }

  private static int skipSpace(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
