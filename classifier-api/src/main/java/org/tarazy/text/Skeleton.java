package org.tarazy.text;

import java.util.Arrays;

/**
 * Reduces a folded word to what its spellings have in common, in Russian letters: the Kazakh
 * letters fall to their nearest Russian ones, Latin and Arabic spellings are read letter by letter,
 * signs without a sound go, doubled letters become one. {@code Күшті}, {@code Кушти}, {@code
 * kushti}, {@code ku'shti}, {@code kúshti} and {@code kuwti} all end as {@code кушти}.
 *
 * <p>Sources of the letter tables:
 *
 * <ul>
 *   <li>2017: Decree No. 569 of the President of Kazakhstan, 26 October 2017 (apostrophes);
 *   <li>2018: Decree No. 637, 19 February 2018, which amends it (acutes, {@code sh}, {@code ch});
 *   <li>2019: working draft of the national commission, autumn 2019 (diaereses, {@code ş}, {@code
 *       ŋ});
 *   <li>2021: draft shown by the commission on 28 January 2021 and its April revision (diaereses,
 *       breve, cedilla, {@code ñ}, {@code ū});
 *   <li>chat: what people type on a plain keyboard, as found in Kazakh app and shop reviews ({@code
 *       w} for {@code ш}, {@code c} for {@code к}, {@code zh} and {@code j} for {@code ж});
 *   <li>Arabic: the reformed script of Akhmet Baitursynuly (төте жазу, 1912, in use until 1929), as
 *       written in Xinjiang today.
 * </ul>
 *
 * <p>A skeleton is at most twice as long as its word. A word without a sound ({@code ь}) is its own
 * skeleton. Different words may share one: the exact form is in the other view.
 */
final class Skeleton {
  /** Each letter and its skeleton; a hyphen stands for none. */
  private static final String CYRILLIC =
      """
      ә а | ғ г | қ к | ң н | ө о | ұ у | ү у | һ х | і и | ы и | й и | э е | ё е | щ ш
      ъ - | ь - | я иа | ю иу | ц тс | ў у | ї и | є е | ґ г | ј ж | ' -
      ҡ к | ҳ х | ҙ з | ҫ с | ҷ ж | җ ж | ӊ н | ӈ н | ӄ к | ҥ н | ӣ и | ӯ у | ӑ а | ӓ а | ӧ о | ӱ у
      """;

  private static final String ARABIC =
      """
      ا а | ٵ а | آ а | أ а | ب б | ۆ в | گ г | ع г | غ г | د д | ە е | ج ж | ز з | ي и | ی и | ى и
      ٸ и | ئ - | ك к | ک к | ق к | ل л | م м | ن н | ڭ н | ٴ - | ء - | و о | ٶ о | ؤ о | پ п | ر р
      س с | ت т | ۋ у | ۇ у | ٷ у | ف ф | ح х | ھ х | ه х | خ х | چ ч | ش ш
      """;

  /** Latin letters on their own; {@link #writeLatin} knows those that stand together. */
  private static final String LATIN =
      """
      a а | b б | c к | d д | e е | f ф | g г | h х | i и | j ж | k к | l л | m м | n н | o о | p п
      q к | r р | s с | t т | u у | v в | w ш | x х | y и | z з
      ı и | á а | ǵ г | ń н | ó о | ú у | ý у
      ä а | ö о | ü у | ğ г | ş ш | ŋ н | ñ н | ū у | ç ч | ə а | ɵ о | ï и | é е | č ч | š ш | ž ж
      """;

  /**
   * The skeleton of each folded letter on its own: its first character and, in the upper half, its
   * second; 0 for none.
   */
  static int[] ofLetters() {
    int[] skeletons = new int[1 << 16];
    for (int c = 0; c < skeletons.length; c++) {
      skeletons[c] = c;
    }
    for (String table : new String[] {CYRILLIC, ARABIC, LATIN}) {
      Arrays.stream(table.split("[|\n]"))
          .map(entry -> entry.strip().split(" "))
          .forEach(entry -> skeletons[entry[0].charAt(0)] = packed(entry[1]));
    }
    return skeletons;
  }

  private static int packed(String skeleton) {
    if (skeleton.equals("-")) {
      return 0;
    }
    return skeleton.charAt(0) | (skeleton.length() > 1 ? skeleton.charAt(1) << 16 : 0);
  }

  private Skeleton() {}

  /**
   * Writes the skeleton of a folded word.
   *
   * @param to where {@code to[at - 1]} is a blank, with room for two characters a letter
   * @return the end of the skeleton in {@code to}
   */
  static int write(char[] word, int start, int end, char[] to, int at) {
    if (!CharTable.isLetter(word[start])) {
      return copy(word, start, end, to, at);
    }
    int out = at;
    long entries = 0;
    char last = ' ';
    char lastSkeleton = ' ';
    for (int i = start; i < end; i++) {
      char c = word[i];
      if (c == last) {
        continue;
      }
      last = c;
      long entry = CharTable.entry(c);
      entries |= entry;
      char skeleton = CharTable.skeleton(entry);
      if (skeleton != lastSkeleton && skeleton != 0) {
        to[out++] = skeleton;
        lastSkeleton = skeleton;
      }
      char second = CharTable.secondSkeleton(entry);
      if (second != 0) {
        to[out++] = second;
        lastSkeleton = second;
      }
    }
    if ((CharTable.kinds(entries) & CharTable.LATIN) != 0) {
      out = writeLatin(word, start, end, to, at);
    }
    return out > at ? out : copy(word, start, end, to, at);
  }

  private static int copy(char[] word, int start, int end, char[] to, int at) {
    System.arraycopy(word, start, to, at, end - start);
    return at + end - start;
  }

  /**
   * Writes the skeleton of a word that has Latin letters, which also depend on their neighbours.
   *
   * @param to where {@code to[at - 1]} is a blank
   * @return the end of the skeleton in {@code to}
   */
  private static int writeLatin(char[] word, int start, int end, char[] to, int at) {
    int out = at;
    for (int i = start; i < end; i++) {
      char next = i + 1 < end ? word[i + 1] : ' ';
      char c = joined(word[i], next);
      if (c != 0) {
        i++;
        if (c == 'ш' && i + 2 < end && word[i + 1] == 'c' && word[i + 2] == 'h') {
          i += 2; // shch
        }
      } else if (word[i] == 'y' && next == 'e' && i == start) {
        continue;
      } else if (word[i] == 'n' && next == 'g' && (i + 2 == end || isConsonant(word[i + 2]))) {
        c = 'н';
        i++;
      } else {
        long entry = CharTable.entry(word[i]);
        c = CharTable.skeleton(entry);
        char second = CharTable.secondSkeleton(entry);
        if (second != 0) {
          if (c != to[out - 1]) {
            to[out++] = c;
          }
          c = second;
        }
      }
      if (c != to[out - 1] && c != 0) {
        to[out++] = c;
      }
    }
    return out;
  }

  /** What two Latin letters, or a letter and an apostrophe, stand for together; 0 for nothing. */
  private static char joined(char c, char next) {
    if (next == 'h') {
      return switch (c) {
        case 's' -> 'ш';
        case 'c' -> 'ч';
        case 'z' -> 'ж';
        case 'k' -> 'х';
        case 'g' -> 'г';
        case 'p' -> 'ф';
        default -> 0;
      };
    }
    if (next == '\'') {
      return switch (c) {
        case 's' -> 'ш';
        case 'c' -> 'ч';
        case 'y' -> 'у';
        default -> 0;
      };
    }
    return 0;
  }

  /** Whether {@code ng} before {@code c} is one sound: {@code jangbyr}, but {@code tenge}. */
  private static boolean isConsonant(char c) {
    return "aáäeéiıoóöuúüūyýə'g".indexOf(c) < 0;
  }
}
