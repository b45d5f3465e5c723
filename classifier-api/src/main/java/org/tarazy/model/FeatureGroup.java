package org.tarazy.model;

import java.util.Locale;

/**
 * The kinds of feature that a text has. Each group has a weight of its own in {@link
 * FeatureOptions}.
 */
public enum FeatureGroup {
  /** A word as written. */
  WORD,
  /** Two neighbouring words as written. */
  WORD_PAIR,
  /** Character n-grams inside a word as written, its boundaries included. */
  NGRAM,
  /** The skeleton of a word, in which its spellings meet. */
  SKELETON,
  /** The skeletons of two neighbouring words. */
  SKELETON_PAIR,
  /** Character n-grams inside a skeleton, its boundaries included. */
  SKELETON_NGRAM,
  /** The skeletons of two words with one or two others between them. */
  SKELETON_SKIP,
  /** The first four letters of the skeletons of two neighbouring words: stems, more or less. */
  PREFIX_PAIR,
  /** The first four letters of the skeletons of two words with one or two others between them. */
  PREFIX_SKIP,
  /** The last three letters of the skeletons of two neighbouring words: endings, more or less. */
  SUFFIX_PAIR;

  /** How many groups there are. */
  static final int COUNT = values().length;

  /** Whether a feature of this group is of two words; all others are inside one. */
  public boolean joinsWords() {
    return switch (this) {
      case WORD, NGRAM, SKELETON, SKELETON_NGRAM -> false;
      case WORD_PAIR, SKELETON_PAIR, SKELETON_SKIP, PREFIX_PAIR, PREFIX_SKIP, SUFFIX_PAIR -> true;
    };
  }

  /** Whether a feature of this group is of two words that are not neighbours. */
  boolean skipsWords() {
    return this == SKELETON_SKIP || this == PREFIX_SKIP;
  }

  /**
   * The key of this group in {@code features.json} and in options: {@code word}, {@code word_pair}
   * …
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
