package org.tarazy;

/** The language of a text, as far as this library reads it. */
public enum Language {
  /** Kazakh, in Cyrillic, Latin or Russian letters. */
  KAZAKH,
  /** Russian. */
  RUSSIAN,
  /** Kazakh and Russian in one text, neither a mere loan word. */
  MIXED,
  /** Another language, or too little text to tell. */
  OTHER
}
