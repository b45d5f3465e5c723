package org.tarazy.triage;

/** Why a text has its {@link Priority}. */
public enum ReasonCode {
  /** A label's probability reaches the policy's threshold for {@link Priority#FIRST}. */
  SCORE_FIRST,
  /** A label's probability reaches the policy's threshold for {@link Priority#QUEUE}. */
  SCORE_QUEUE,
  /** All probabilities are below the thresholds. */
  SCORE_LOW,
  /** The text repeats one that a person confirmed. */
  KNOWN_CONFIRMED,
  /** The text repeats one on which people disagree. */
  KNOWN_DISPUTED,
  /** The text repeats one that a person cleared; this is shown and changes nothing. */
  KNOWN_CLEARED,
  /** Drawn for the random sample. */
  RANDOM_SAMPLE,
  /**
   * There are more texts than the reviewers can read in a day: the priority is lower than the
   * reasons before this one gave it.
   */
  OVER_CAPACITY,
  /** Abstention: the text has no words. */
  NO_WORDS(true),
  /** Abstention: the text has too few words. */
  TOO_SHORT(true),
  /** Abstention: the text is in no language that the policy supports. */
  UNSUPPORTED_LANGUAGE(true),
  /** Abstention: the model has never seen too many of the words. */
  UNSEEN_WORDS(true),
  /** Abstention: too many words are written so that they are hard to read for a program. */
  OBFUSCATED(true),
  /** Abstention: two labels are about as probable. */
  LABELS_IN_CONFLICT(true),
  /** Abstention: the text is unlike what the model was trained on. */
  OUT_OF_DISTRIBUTION(true);

  private final boolean abstention;

  ReasonCode() {
    this(false);
  }

  ReasonCode(boolean abstention) {
    this.abstention = abstention;
  }

  /** Whether the model's probabilities for such a text are not to be relied on. */
  public boolean isAbstention() {
    return abstention;
  }
}
