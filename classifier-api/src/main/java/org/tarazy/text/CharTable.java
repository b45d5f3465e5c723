package org.tarazy.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.zip.GZIPInputStream;

/**
 * What a {@code char} is and what it folds to, one look-up each. Made from the Unicode data of JDK
 * 17 and shipped as a file, so that a text reads the same on every JDK; a test makes it anew.
 */
final class CharTable {
  /** The class of blanks and controls: no bit at all. */
  static final int SPACE = 0;

  static final int LETTER = 1;
  static final int DIGIT = 2;

  /** Punctuation and signs, which stand in runs of the same. */
  static final int MARK = 4;

  /** A pictogram or anything else that is a word by itself. */
  static final int SYMBOL = 8;

  /**
   * Scripts whose letters look alike. Letters of a third script that has look-alikes (Greek,
   * Armenian, Cherokee, small capitals) carry both bits, so that a word with one of them is always
   * looked at.
   */
  static final int LATIN = 16;

  static final int CYRILLIC = 32;

  /** Not to be read as it stands: invisible, combining, or the styled form of a letter. */
  static final int ODD = 64;

  static final int SURROGATE = 128;

  static final int WORD = LETTER | DIGIT;
  static final int MIXED = LATIN | CYRILLIC;

  /**
   * All that is known of a character in one look-up: from the low end, 16 bits each, what it folds
   * to, the first and the second character of its skeleton, and its class.
   */
  private static final long[] TABLE = new long[1 << 16];

  /** The table, zipped: to compute it takes ten times as long as all else before the first text. */
  private static final String RESOURCE = "chars.bin";

  private static final int SKELETON_SHIFT = 16;
  private static final int SECOND_SHIFT = 32;
  private static final int CLASS_SHIFT = 48;

  static {
    try (InputStream in = CharTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      read(new GZIPInputStream(in));
      difference(TABLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CharTable() {}

  /** In parts: memory that is touched once costs a process that has just begun more than time. */
  private static void read(InputStream in) throws IOException {
    byte[] part = new byte[1 << 13];
    int length = part.length / Long.BYTES;
    for (int from = 0; from < TABLE.length; from += length) {
      in.readNBytes(part, 0, part.length);
      ByteBuffer.wrap(part).asLongBuffer().get(TABLE, from, length);
    }
  }

  /**
   * The difference of each entry from that of a character which folds to itself, in place: it zips
   * to a tenth. Taken twice it is the entry again.
   */
  static void difference(long[] table) {
    for (int c = 0; c < table.length; c++) {
      table[c] ^= c | (long) c << SKELETON_SHIFT;
    }
  }

  /** The table, as it follows from the Unicode data of the running JDK. */
  static long[] computed() {
    long[] table = new long[TABLE.length];
    int[] kinds = new int[TABLE.length];
    char[] fold = new char[TABLE.length];
    for (int c = 0; c < TABLE.length; c++) {
      kinds[c] = classify((char) c);
      fold[c] = foldOf((char) c, kinds[c]);
    }
    fold(fold, "ёѐЁЀ", 'е');
    fold(fold, "ѝЍ", 'и');
    fold(fold, "‐‑‒–—―−﹘﹣－⸺⸻", '-');
    fold(fold, "’‘ʼʻʹ`´′‛ʽˈ＇", '\'');
    fold(fold, "«»“”„‟″〃＂❝❞", '"');
    fold(fold, "…", '.');
    int[] skeletons = Skeleton.ofLetters();
    for (int c = 0; c < TABLE.length; c++) {
      long skeleton = skeletons[fold[c]];
      table[c] = fold[c] | skeleton << SKELETON_SHIFT | (long) kinds[c] << CLASS_SHIFT;
    }
    return table;
  }

  /** The whole entry of {@code c}, to be taken apart by the methods below. */
  static long entry(char c) {
    return TABLE[c];
  }

  static boolean isLetter(long entry) {
    return (entry & (long) LETTER << CLASS_SHIFT) != 0;
  }

  static char fold(long entry) {
    return (char) entry;
  }

  /** The skeleton of a letter: 0 for none. */
  static char skeleton(long entry) {
    return (char) (entry >>> SKELETON_SHIFT);
  }

  /** What follows the skeleton of a letter that stands for two: 0 for most. */
  static char secondSkeleton(long entry) {
    return (char) (entry >>> SECOND_SHIFT);
  }

  /** The class bits of one entry, or of several that were or-ed. */
  static int kinds(long entry) {
    return (int) (entry >>> CLASS_SHIFT);
  }

  static int classOf(char c) {
    return kinds(TABLE[c]);
  }

  static char fold(char c) {
    return (char) TABLE[c];
  }

  static boolean isLetter(char c) {
    return isLetter(TABLE[c]);
  }

  static boolean isWordChar(char c) {
    return (classOf(c) & WORD) != 0;
  }

  static boolean isSpace(char c) {
    return classOf(c) == SPACE;
  }

  /**
   * Whether nothing is seen where {@code codePoint} stands: default ignorables and blank fillers.
   */
  static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF)
        || switch (codePoint) {
          case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
          default -> false;
        };
  }

  /**
   * Whether {@code c} is a mark that leaves the word the same when it is taken off. The vowel signs
   * of Indic scripts, which are combining marks too, are not.
   */
  static boolean isRemovableMark(char c) {
    int type = Character.getType(c);
    return c == 'ـ'
        || ((type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
            && (c < 0x0700
                || (c >= 0x1AB0 && c < 0x1B00)
                || (c >= 0x1DC0 && c < 0x1E00)
                || (c >= 0x20D0 && c < 0x2100)
                || (c >= 0xFE20 && c < 0xFE30)));
  }

  private static int classify(char c) {
    if (isInvisible(c) || isRemovableMark(c)) {
      return ODD;
    }
    if (Character.isSurrogate(c)) {
      return SURROGATE;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      return SPACE;
    }
    if ("ʼʻʹʽˈ".indexOf(c) >= 0) {
      return MARK;
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER ->
          LETTER | script(c) | (isStyledLetter(c) ? ODD : 0);
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          LETTER;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL ->
          MARK;
      case Character.OTHER_SYMBOL -> c >= 'Ⓐ' && c <= 'ⓩ' ? LETTER | ODD : SYMBOL;
      default -> SYMBOL;
    };
  }

  private static int script(char c) {
    if (c >= 0x1D00 && c <= 0x1D2B) {
      return MIXED;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN -> LATIN;
      case CYRILLIC -> CYRILLIC;
      case GREEK, ARMENIAN, CHEROKEE, LISU, COPTIC -> MIXED;
      default -> 0;
    };
  }

  /** Whether the compatibility form (NFKC) of {@code c} is another letter or several. */
  private static boolean isStyledLetter(char c) {
    if (c < 0xAA || (c >= 0x0400 && c < 0x0530) || (c >= 0x3400 && c < 0xD800)) {
      return false;
    }
    String form = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    return form.charAt(0) != c && form.chars().allMatch(Character::isLetter);
  }

  private static char foldOf(char c, int kind) {
    if ((kind & DIGIT) != 0) {
      return '0';
    }
    if ((kind & MARK) != 0 && c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFF01 + '!');
    }
    return kind == SPACE ? ' ' : Character.toLowerCase(c);
  }

  private static void fold(char[] fold, String from, char to) {
    for (int i = 0; i < from.length(); i++) {
      fold[from.charAt(i)] = to;
    }
  }
}
