package org.tarazy.text;

/**
 * A way in which a word was written that hides it from a plain reader of characters. A finding says
 * how a word was written, not why: whoever stretches a vowel or pastes from a styled font hides
 * nothing on purpose.
 */
public enum Obfuscation {
  /**
   * Letters of one script stand for those of another inside one word: {@code теppop} with Latin
   * {@code p}. Latin {@code i}, {@code h} and {@code ə} for Kazakh {@code і}, {@code һ} and {@code
   * ә} are read as meant but not counted: old Kazakh keyboards and fonts had no others.
   */
  LOOK_ALIKES(1 << 0),
  /**
   * Characters without a shape stand between the letters: zero-width spaces and joiners, controls
   * of the writing direction, fillers. Soft hyphens count only where fewer than two letters lie
   * between them, which no hyphenation does; a byte order mark before a text never counts.
   */
  INVISIBLE_CHARACTERS(1 << 1),
  /** Letters are set apart by one and the same character each: {@code т е р р о р, т.е.р.р.о.р}. */
  SPACED_LETTERS(1 << 2),
  /**
   * Marks are piled over or struck through the letters. Decomposed letters ({@code и} and a breve
   * for {@code й}) and one stress mark a word are ordinary typography and do not count.
   */
  COMBINING_MARKS(1 << 3),
  /**
   * Letters come from the blocks of styled forms: full-width, mathematical, circled, superscript.
   * Ligatures, Roman numerals and Arabic presentation forms are left behind by printing and do not
   * count.
   */
  COMPATIBILITY_FORMS(1 << 4),
  /** Digits or {@code @} stand for letters inside a word: {@code п4кет, д0м}. */
  DIGITS_FOR_LETTERS(1 << 5),
  /** A letter is written three times or more: {@code жооооқ}. */
  STRETCHED_LETTERS(1 << 6);

  private final int bit;

  Obfuscation(int bit) {
    this.bit = bit;
  }

  /** A word's findings are the sum of their bits. */
  int bit() {
    return bit;
  }
}
