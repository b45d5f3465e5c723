package org.tarazy;

/**
 * A stretch of a text in one language.
 *
 * @param start where its first word begins in the original text, in {@code char}s
 * @param end where its last word ends, exclusive
 * @param language {@link Language#KAZAKH}, {@link Language#RUSSIAN} or {@link Language#OTHER}
 */
public record LanguageSpan(int start, int end, Language language) {
  /**
   * @throws IllegalArgumentException if the span is empty or begins before the text
   */
  public LanguageSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "A span has to begin at 0 or later and to end after it begins, not "
              + start
              + ".."
              + end);
    }
  }

  /** The span as it stands in {@code text}, the text that it was found in. */
  public String text(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
