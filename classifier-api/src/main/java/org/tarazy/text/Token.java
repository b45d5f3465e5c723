package org.tarazy.text;

/**
 * A stretch of a text that belongs together.
 *
 * @param start where it begins in the text, in {@code char}s
 * @param end where it ends, exclusive; greater than {@code start}
 * @param kind what it is
 */
public record Token(int start, int end, TokenKind kind) {
  /**
   * @throws IllegalArgumentException if the token is empty or begins before the text
   */
  public Token {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "A token has to begin at 0 or later and to end after it begins, not "
              + start
              + ".."
              + end);
    }
  }

  /** The token as it stands in {@code text}, the text that it was found in. */
  public String text(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
