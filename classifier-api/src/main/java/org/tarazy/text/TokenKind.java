package org.tarazy.text;

/** What a {@link Token} is. */
public enum TokenKind {
  /** A word, with its hyphens and apostrophes, or an abbreviation with its point. */
  WORD,
  /** A number, date, time or telephone number, and an ordinal such as {@code 60-х}. */
  NUMBER,
  /** One mark of punctuation, or several of the same: {@code ... !!! --}. */
  PUNCTUATION,
  /** A sign that is no punctuation: {@code № % + = ₸ °}. */
  SYMBOL,
  /** A web address, with or without scheme. */
  URL,
  EMAIL,
  /** An account that is addressed: {@code @name}. */
  MENTION,
  /** A number sign and the word or words after it. */
  HASHTAG,
  /** One emoji or a run of them, with their skin tones and joiners. */
  EMOJI,
  /** A face made of marks: {@code :-) =)) ))) ^_^}. */
  EMOTICON
}
