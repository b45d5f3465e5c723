package org.tarazy;

/** Why a text is left to a person. */
public enum Reason {
  /** The text has no words: it is empty, or emoji and punctuation only. */
  NO_WORDS,
  /** The text has fewer than {@value #FEWEST_WORDS} words. */
  TOO_SHORT,
  /** The text is neither Russian nor Kazakh. */
  UNSUPPORTED_LANGUAGE,
  /** Most of the words never occurred in the model's training data. */
  UNSEEN_WORDS,
  /** The proposed label is less probable than the model's minimum. */
  LOW_PROBABILITY;

  /** A text of fewer words says too little. */
  static final int FEWEST_WORDS = 2;

  /** A larger share of unseen words makes a model's word on a text worth little. */
  static final float MOST_UNSEEN = 0.5f;
}
