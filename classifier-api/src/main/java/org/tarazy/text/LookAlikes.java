package org.tarazy.text;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Letters that pass for letters of another script, after Unicode's <a
 * href="https://www.unicode.org/reports/tr39/">UTS #39</a> (confusables), cut down to what stands
 * in for Russian, Kazakh and English letters, and widened by what people really type ({@code k} for
 * {@code к}).
 */
final class LookAlikes {
  /**
   * Looks the same in most fonts; a hyphen for none. Cyrillic first, Latin second, others after.
   */
  private static final String SAME =
      """
      а a αɑá | е e εҽé | о o οօσó | р p ρ | с c ϲ | у y γý | х x χ | і i ιıí | - s ѕ | - j јϳ | һ h հ
      - d ԁ | - q ԛ | - w ԝѡ | ә ə - | ө ɵ θ | к - κ | м - μ | т - τ | в - β | п - π | л - λ | д - δ | и - υ
      А A ΑᎪ | В B ΒᏴ | Е E ΕᎬ | З - Ʒ | К K ΚᏦ | М M ΜᎷ | Н H ΗᎻ | О O ΟՕ | Р P ΡᏢ | С C ϹᏟ
      Т T ΤᎢ | У Y Υ | Х X Χ | І I ΙᏆ | - S ЅՏᏚ | - J ЈᎫ | Ә Ə - | Ө Ɵ Θ | П - Π | Л - Λ | Ф - Φ | Г - Γ
      - u ս | - n ո | - v ν | - Z Ζ | - N Ν
      а - ᴀ | в - ʙ | е - ᴇ | к - ᴋ | м - ᴍ | н - ʜ | о - ᴏ | р - ᴘ | с - ᴄ | т - ᴛ | г - ᴦ | п - ᴨ | л - ᴫ
      - a ᴀ | - b ʙ | - c ᴄ | - d ᴅ | - e ᴇ | - h ʜ | - i ɪ | - j ᴊ | - k ᴋ | - l ʟ | - m ᴍ | - n ɴ
      - o ᴏ | - p ᴘ | - r ʀ | - t ᴛ | - u ᴜ | - v ᴠ | - w ᴡ | - y ʏ | - z ᴢ
      """;

  /** Passes for the letter only in a word that is clearly of the other script. */
  private static final String NEAR =
      """
      к k - | м m - | т t - | ь b - | п n - | и u - | г r - | ш w - | И N - | Я R - | в - ʙ
      """;

  private static final int LIMIT = 0x1E00;
  private static final char[] TO_CYRILLIC = new char[LIMIT];
  private static final char[] NEAR_CYRILLIC = new char[LIMIT];
  private static final char[] TO_LATIN = new char[LIMIT];

  static {
    entries(SAME)
        .forEach(
            entry -> {
              char cyrillic = entry[0].charAt(0);
              char latin = entry[1].charAt(0);
              if (cyrillic != '-' && latin != '-') {
                TO_CYRILLIC[latin] = cyrillic;
                TO_LATIN[cyrillic] = latin;
              }
              for (char other : entry[2].toCharArray()) {
                if (cyrillic != '-') {
                  TO_CYRILLIC[other] = cyrillic;
                }
                if (latin != '-') {
                  TO_LATIN[other] = latin;
                }
              }
            });
    entries(NEAR).forEach(entry -> NEAR_CYRILLIC[entry[1].charAt(0)] = entry[0].charAt(0));
  }

  private LookAlikes() {}

  private static Stream<String[]> entries(String table) {
    return Arrays.stream(table.split("[|\n]")).map(entry -> entry.strip().split(" "));
  }

  /** The Cyrillic letter that {@code c} looks the same as, or 0. */
  static char cyrillic(char c) {
    return c < LIMIT ? TO_CYRILLIC[c] : 0;
  }

  /** The Cyrillic letter that {@code c} may pass for, or 0. */
  static char nearCyrillic(char c) {
    return c >= LIMIT ? 0 : TO_CYRILLIC[c] != 0 ? TO_CYRILLIC[c] : NEAR_CYRILLIC[c];
  }

  /** The Latin letter that {@code c} looks the same as, or 0. */
  static char latin(char c) {
    return c < LIMIT ? TO_LATIN[c] : 0;
  }

  /**
   * Whether {@code c} is typed for its Kazakh or stressed twin by habit rather than to hide
   * something.
   */
  static boolean isHabit(char c) {
    return "iIhəƏɵƟáéóýí".indexOf(c) >= 0;
  }

  /**
   * The Russian letter that a digit or sign stands for inside a word, or 0.
   *
   * @param vowel whether a vowel is expected there, as between two consonants: {@code бр4т} is
   *     брат, {@code по4ему} почему
   */
  static char cyrillicOfDigit(char c, boolean vowel) {
    return switch (c) {
      case '0' -> 'о';
      case '1' -> 'і';
      case '3' -> vowel ? 'е' : 'з';
      case '4' -> vowel ? 'а' : 'ч';
      case '6' -> 'б';
      case '8' -> 'в';
      case '@' -> 'а';
      default -> 0;
    };
  }

  /** The Latin letter that a digit or sign stands for inside a word, or 0. */
  static char latinOfDigit(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1' -> 'i';
      case '3' -> 'e';
      case '4' -> 'a';
      case '5' -> 's';
      case '7' -> 't';
      case '@' -> 'a';
      default -> 0;
    };
  }
}
