package org.tarazy;

import java.util.List;

/**
 * What a {@link LanguageIdentifier} found in a text.
 *
 * @param language the language of the text as a whole
 * @param probability how sure that is, 0 to 1; 1 for a text without a word, which is {@link
 *     Language#OTHER}
 * @param spans the stretches of a text that is {@link Language#MIXED}, in order; of any other text
 *     one span from its first word to its last, or none if it has no word
 */
public record LanguageResult(Language language, float probability, List<LanguageSpan> spans) {
  /** Makes the list unmodifiable. */
  public LanguageResult {
    spans = List.copyOf(spans);
  }
}
