package org.tarazy.text;

/**
 * A sentence of a text.
 *
 * @param start where its first token begins, in {@code char}s
 * @param end where its last token ends, exclusive
 */
public record Sentence(int start, int end) {
  /**
   * @throws IllegalArgumentException if the sentence is empty or begins before the text
   */
  public Sentence {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "A sentence has to begin at 0 or later and to end after it begins, not "
              + start
              + ".."
              + end);
    }
  }

  /** The sentence as it stands in {@code text}, the text that it was found in. */
  public String text(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
