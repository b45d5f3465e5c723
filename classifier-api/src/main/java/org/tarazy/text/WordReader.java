package org.tarazy.text;

import static org.tarazy.text.CharTable.CYRILLIC;
import static org.tarazy.text.CharTable.DIGIT;
import static org.tarazy.text.CharTable.LATIN;
import static org.tarazy.text.CharTable.LETTER;
import static org.tarazy.text.CharTable.MARK;
import static org.tarazy.text.CharTable.MIXED;
import static org.tarazy.text.CharTable.ODD;
import static org.tarazy.text.CharTable.SPACE;
import static org.tarazy.text.CharTable.SURROGATE;
import static org.tarazy.text.CharTable.classOf;
import static org.tarazy.text.CharTable.entry;
import static org.tarazy.text.CharTable.fold;
import static org.tarazy.text.CharTable.isLetter;
import static org.tarazy.text.CharTable.isSpace;
import static org.tarazy.text.CharTable.isWordChar;
import static org.tarazy.text.CharTable.kinds;

import java.util.Arrays;

/**
 * Reads a text into words for the classifier: folded, in two views, with their places in the
 * original.
 *
 * <p>The protocol:
 *
 * <ol>
 *   <li>{@link #read} a text;
 *   <li>ask for {@link #wordCount()} and walk over the words by index;
 *   <li>read the next text with the same reader: the arrays are used again.
 * </ol>
 *
 * <p>What a word is:
 *
 * <ul>
 *   <li>letters, with apostrophes between them ({@code ko'mek}); hyphenated words are several;
 *   <li>a number, each digit as {@code 0}, with the points, commas and colons inside: {@code
 *       00.00.0000, 00:00, 0,0};
 *   <li>one and the same mark, however often it stands: once as itself, more often as two ({@code
 *       !} and {@code !!});
 *   <li>an emoji: one code point, without its skin tone and joiners, the same one at most twice in
 *       a row; a flag;
 *   <li>a web address, an e-mail address, a mention: {@code <url>}, {@code <email>}, {@code
 *       <mention>}.
 * </ul>
 *
 * <p>The first view folds case, ё and е, dashes, quotes and letters stretched to four or more (to
 * one). The second, the skeleton, brings together the spellings of a word: Kazakh in Cyrillic, in
 * Russian letters, in the Latin alphabets of 2017 to 2021 and of chats, and in Arabic script.
 *
 * <p>Plain text is read in one pass of table look-ups. Where that pass meets what the tables cannot
 * read (see {@link Obfuscation}) the passage around, up to blanks that nothing reaches over, is
 * restored first and read again; the words are those that restoring the whole text would give.
 *
 * <p>A reader is scratch memory: one thread at a time. Once its arrays have grown to the longest
 * text seen, reading plain text allocates nothing.
 */
public final class WordReader {
  /** The longest text that can be read, in {@code char}s. */
  public static final int LONGEST_TEXT = 100_000_000;

  /** Where each skeleton begins in {@link #skeletonChars()}. */
  public static final int SKELETON_START = 1;

  // Of FNV-1a (Fowler, Noll and Vo), here over chars instead of bytes.
  private static final int OFFSET_BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  /** Of the second hash of a word, which knows nothing of the first. */
  private static final int MULTIPLIER = 0x2C1B3C6D;

  private static final char[] URL = "<url>".toCharArray();
  private static final char[] EMAIL = "<email>".toCharArray();
  private static final char[] MENTION = "<mention>".toCharArray();

  /** How many words of one letter in a row call for a closer look. */
  private static final int SPACED = 3;

  private static final int PLACE_BITS = 28;
  private static final int PLACE = (1 << PLACE_BITS) - 1;

  /** Scratch memory beyond this many chars is not worth keeping for the next text. */
  private static final int LARGE = 1 << 20;

  private char[] input = new char[256];
  private int inputLength;

  private char[] chars = new char[256];
  private int out;

  private char[] skeletonChars = new char[64];

  /**
   * Three longs a word, so that one look says that there is room for it: where it begins (high
   * half) and ends in {@link #chars}; what was found in it (8 bits), where it begins and ends in
   * the original (28 bits each); its key.
   */
  private long[] words = new long[3 * 64];

  private int wordCount;
  private int allFound;

  private final Links links = new Links();
  private final Restorer restorer = new Restorer();

  /** Whether what the tables cannot read is handed over, or has been restored already. */
  private boolean plain;

  /** The first word of the passage now being read, which has offsets of its own. */
  private int passage;

  /** Whether an apostrophe has opened a quotation, so that the next one closes it. */
  private boolean quoted;

  private int lettersAlone;
  private int lastLetterAlone;

  /**
   * Reads {@code text}; what was read before is forgotten.
   *
   * @throws IllegalArgumentException if the text is longer than {@link #LONGEST_TEXT}
   */
  public void read(CharSequence text) {
    begin(text);
    int i = 0;
    while (i < inputLength) {
      int next = readWord(input, inputLength, i);
      i = next >= 0 ? next : readPassage(i);
    }
  }

  /** Takes the slow path whatever the text is. */
  void readThoroughly(CharSequence text) {
    begin(text);
    readRestored(0, inputLength);
  }

  /**
   * Reads what stands around {@code at} the slow way, as little of it as can be read by itself.
   *
   * @return where it ends
   */
  private int readPassage(int at) {
    int start = at;
    while (start > 0 && !isSeam(start)) {
      start--;
    }
    int end = at + 1;
    while (end < inputLength && !isSeam(end)) {
      end++;
    }
    int kept = wordCount;
    while (kept > 0 && originalStart(kept - 1) >= start) {
      kept--;
    }
    forget(kept);
    readRestored(start, end);
    return end;
  }

  /**
   * Whether nothing that is undone reaches over the blank at {@code at}: before it stands no hyphen
   * that may break a line, no letter that may be one of a word in blanks, and nothing invisible.
   */
  private boolean isSeam(int at) {
    char last = input[at - 1];
    int kind = classOf(last);
    if (!isSpace(input[at]) || (kind & (ODD | SURROGATE)) != 0) {
      return false;
    }
    if (isWordChar(last)) {
      return at > 1 && isWordChar(input[at - 2]) && (classOf(input[at - 2]) & ODD) == 0;
    }
    return (kind & MARK) != 0 && fold(last) != '-';
  }

  private void readRestored(int start, int end) {
    restorer.restore(input, start, end);
    int restored = restorer.length();
    ensureCapacity(out + capacity(restored) + capacity(inputLength - end));
    passage = wordCount;
    plain = false;
    links.reset();
    int i = 0;
    while (i < restored) {
      i = readWord(restorer.chars(), restored, i);
    }
    for (int word = passage; word < wordCount; word++) {
      int from = originalStart(word);
      int to = originalEnd(word);
      int bits = found(word) | restorer.found(from, to);
      allFound |= bits;
      setOriginal(word, restorer.from(from), restorer.to(to - 1), bits);
    }
    beginPassage();
  }

  /** What is read from here on belongs to nothing that was read before. */
  private void beginPassage() {
    passage = wordCount;
    plain = true;
    lettersAlone = 0;
    lastLetterAlone = -3;
    links.reset();
  }

  /** Takes back the words from {@code kept} on, and what was begun of another. */
  private void forget(int kept) {
    for (int word = kept; word < wordCount; word++) {
      quoted ^= chars[start(word)] == '\'';
    }
    wordCount = kept;
    out = kept > 0 ? end(kept - 1) + 1 : 1;
  }

  private void begin(CharSequence text) {
    int n = text.length();
    if (n > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "The text has " + n + " characters; at most " + LONGEST_TEXT + " can be read at once.");
    }
    if (input.length < n + 2) {
      input = new char[n + n / 4 + 2];
    }
    if (text instanceof String string) {
      string.getChars(0, n, input, 0);
    } else if (text instanceof StringBuilder builder) {
      builder.getChars(0, n, input, 0);
    } else {
      for (int i = 0; i < n; i++) {
        input[i] = text.charAt(i);
      }
    }
    // A blank after the text ends each run, so that the runs need not watch for the end.
    input[n] = ' ';
    input[n + 1] = ' ';
    inputLength = n;
    out = 0;
    ensureCapacity(capacity(n));
    chars[out++] = ' ';
    wordCount = 0;
    allFound = 0;
    quoted = false;
    beginPassage();
  }

  /** The most that {@code length} characters can grow to: a mention of three and a blank. */
  private static int capacity(int length) {
    return 3 * length + 16;
  }

  private void ensureCapacity(int capacity) {
    if (chars.length < capacity) {
      chars = Arrays.copyOf(chars, capacity + capacity / 8);
    }
  }

  /**
   * Reads the word that begins at {@code i}, if one does. It and the four that it chooses from
   * return where to go on, or -1 for the slow path.
   */
  private int readWord(char[] in, int n, int i) {
    int kind = classOf(in[i]);
    if (kind == SPACE) {
      return i + 1;
    }
    if ((kind & LETTER) != 0) {
      return letters(in, i);
    }
    if ((kind & DIGIT) != 0) {
      return number(in, i);
    }
    return (kind & MARK) != 0 ? marks(in, n, i) : symbol(in, n, i, kind);
  }

  /** The hottest loop: what is rare is left to other methods, so that it runs in registers. */
  private int letters(char[] in, int start) {
    char[] to = chars;
    int shift = out - start;
    int i = start;
    long entries = 0;
    int hash = OFFSET_BASIS;
    int second = 0;
    int same = 0;
    int three = 0;
    long entry = entry(in[i]);
    do {
      entries |= entry;
      char folded = fold(entry);
      to[i + shift] = folded;
      entry = entry(in[++i]);
      hash = (hash ^ folded) * PRIME;
      second = (second + folded) * MULTIPLIER;
      // 1 if the next letter is the same; without a branch, or values leave their registers.
      int before = same;
      same = (fold(entry) ^ folded) - 1 >>> Integer.SIZE - 1;
      three |= before & same;
    } while (isLetter(entry));
    if (fold(entry) == '\'') {
      return lettersWithApostrophes(in, start);
    }
    int kinds = kinds(entries);
    if (plain && needsRestoring(in, start, i, kinds)) {
      return -1;
    }
    if (three != 0) {
      return addShortened(start, i, i + shift);
    }
    int begin = out;
    out = i + shift;
    addWord(begin, key(hash, second), start, i, 0);
    return i;
  }

  private int lettersWithApostrophes(char[] in, int start) {
    int at = out;
    int i = start;
    long entries = 0;
    boolean apostrophe = false;
    while (true) {
      long entry = entry(in[i]);
      do {
        entries |= entry;
        chars[at++] = fold(entry);
        entry = entry(in[++i]);
      } while (isLetter(entry));
      if (fold(entry) != '\'') {
        break;
      }
      boolean inside = isLetter(in[i + 1]);
      if (!inside && !endsInApostrophe(chars[at - 1], kinds(entries), apostrophe)) {
        break;
      }
      apostrophe = true;
      chars[at++] = '\'';
      i++;
      if (!inside) {
        break;
      }
    }
    return plain && needsRestoring(in, start, i, kinds(entries)) ? -1 : addShortened(start, i, at);
  }

  private boolean needsRestoring(char[] in, int start, int end, int kinds) {
    return (kinds & ODD) != 0
        || (kinds & MIXED) == MIXED
        || (end - start == 1 && isSpaced(in, start));
  }

  /**
   * Adds the letters from {@link #out} to {@code end} as a word, without stretching: three of a
   * letter may be right (СССР, III) and become two; four never are, and become one.
   */
  private int addShortened(int originalStart, int originalEnd, int end) {
    int begin = out;
    for (int i = begin; i < end; ) {
      char letter = chars[i];
      int from = i;
      while (i < end && chars[i] == letter) {
        i++;
      }
      int run = i - from;
      chars[out++] = letter;
      if (run == 2 || run == 3) {
        chars[out++] = letter;
      }
    }
    int bits = out < end ? Obfuscation.STRETCHED_LETTERS.bit() : 0;
    addWord(begin, keyOf(begin), originalStart, originalEnd, bits);
    return originalEnd;
  }

  /**
   * Latin Kazakh of 2017 ends some words in an apostrophe ({@code qas'}); elsewhere it is a quote.
   */
  private boolean endsInApostrophe(char last, int kinds, boolean inside) {
    return !quoted
        && (kinds & MIXED) == LATIN
        && (last == 's' || last == 'c' || last == 'y' || inside);
  }

  /** Counts letters that stand alone with the same sign between; true from the third on. */
  private boolean isSpaced(char[] in, int at) {
    boolean near = at == lastLetterAlone + 2;
    boolean same = near && (lettersAlone == 1 || in[at - 1] == in[at - 3]);
    lettersAlone = same ? lettersAlone + 1 : near ? 2 : 1;
    lastLetterAlone = at;
    return lettersAlone >= SPACED;
  }

  private int number(char[] in, int start) {
    int begin = out;
    int i = start;
    char c = in[i];
    while (true) {
      do {
        chars[out++] = '0';
        c = in[++i];
      } while ((classOf(c) & DIGIT) != 0);
      if ((c != '.' && c != ',' && c != ':') || (classOf(in[i + 1]) & DIGIT) == 0) {
        break;
      }
      chars[out++] = c;
      i++;
    }
    if (plain) {
      boolean after = start > 0 && isLetter(in[start - 1]);
      boolean before = isLetter(c);
      if ((after && before) || (after && in[i - 1] == '0') || (before && in[start] == '0')) {
        return -1;
      }
    }
    addWord(begin, keyOf(begin), start, i, 0);
    return i;
  }

  private int marks(char[] in, int n, int start) {
    char c = in[start];
    char folded = fold(c);
    if (c == '@' || ((c == '.' || c == ':') && start > 0 && isWordChar(in[start - 1]))) {
      int end = link(in, n, start);
      if (end > start) {
        return end;
      }
      if (plain && c == '@' && isCyrillic(in, start - 1) && isCyrillic(in, start + 1)) {
        return -1;
      }
    }
    quoted ^= folded == '\'';
    int i = start;
    int count = 0;
    do {
      count += in[i] == '…' ? 2 : 1;
      i++;
    } while (i < n && fold(in[i]) == folded);
    if (plain
        && folded == '-'
        && count == 1
        && start > 0
        && isLetter(in[start - 1])
        && breaksLine(in, n, i)) {
      return -1;
    }
    int begin = out;
    chars[out++] = folded;
    if (count > 1) {
      chars[out++] = folded;
    }
    addWord(begin, keyOf(begin), start, i, 0);
    return i;
  }

  private static boolean isCyrillic(char[] in, int at) {
    return at >= 0 && (classOf(in[at]) & CYRILLIC) != 0;
  }

  private static boolean breaksLine(char[] in, int n, int at) {
    return isSpace(in[at]) && Restorer.afterLineEnd(in, at, n) > at;
  }

  /**
   * Takes the link around {@code at}, with what of it was taken for words already, if there is one.
   */
  private int link(char[] in, int n, int at) {
    char[] placeholder = URL;
    boolean isLink;
    if (in[at] == '@') {
      isLink = links.findEmail(in, n, at);
      placeholder = EMAIL;
      if (!isLink) {
        isLink = links.findMention(in, n, at);
        placeholder = MENTION;
      }
    } else {
      isLink = links.findUrl(in, n, at);
    }
    if (!isLink) {
      return at;
    }
    int kept = wordCount;
    while (kept > passage && originalStart(kept - 1) >= links.start()) {
      kept--;
    }
    if (kept > passage && originalEnd(kept - 1) > links.start()) {
      return at;
    }
    forget(kept);
    int begin = out;
    System.arraycopy(placeholder, 0, chars, out, placeholder.length);
    out += placeholder.length;
    addWord(begin, keyOf(begin), links.start(), links.end(), 0);
    return links.end();
  }

  private int symbol(char[] in, int n, int start, int kind) {
    if ((kind & ODD) != 0) {
      // The restorer has left none that means anything.
      return plain ? -1 : start + 1;
    }
    if (isPictogram(in[start]) && start + 1 < n && Character.isLowSurrogate(in[start + 1])) {
      int begin = out;
      chars[out++] = in[start];
      chars[out++] = in[start + 1];
      return endSymbol(in, n, begin, start, start + 2);
    }
    int codePoint = Character.codePointAt(in, start, n);
    if (plain && isStyled(codePoint)) {
      return -1;
    }
    int begin = out;
    int i = start;
    if ((kind & SURROGATE) != 0 && Character.isLetter(codePoint)) {
      do {
        out += Character.toChars(Character.toLowerCase(codePoint), chars, out);
        i += Character.charCount(codePoint);
        codePoint = Character.codePointAt(in, i, Math.max(n, i + 1));
      } while (i < n
          && codePoint > 0xFFFF
          && Character.isLetter(codePoint)
          && !(plain && isStyled(codePoint)));
    } else {
      out += Character.toChars(codePoint, chars, out);
      i += Character.charCount(codePoint);
      if (isRegionalIndicator(codePoint)) {
        int second = Character.codePointAt(in, i, Math.max(n, i + 1));
        if (i < n && isRegionalIndicator(second)) {
          out += Character.toChars(second, chars, out);
          i += 2;
        }
      }
    }
    return endSymbol(in, n, begin, start, i);
  }

  /**
   * Whether {@code c} begins one of U+1F400 to U+1FBFF, most emoji: none is a letter, nor one that
   * the restorer replaces.
   */
  private static boolean isPictogram(char c) {
    return c == '\uD83D' || c == '\uD83E';
  }

  private int endSymbol(char[] in, int n, int begin, int start, int end) {
    int i = afterModifiers(in, n, end);
    int length = out - begin;
    if (repeats(begin, length, wordCount - 1, start) && repeats(begin, length, wordCount - 2, -1)) {
      int last = wordCount - 1;
      setOriginal(last, originalStart(last), i, found(last));
      out = begin;
      return i;
    }
    addWord(begin, keyOf(begin), start, i, 0);
    return i;
  }

  /** Whether the word is the same as the new one, and ends where that begins (-1: anywhere). */
  private boolean repeats(int begin, int length, int word, int at) {
    return word >= passage
        && originalEnd(word) == (at < 0 ? originalStart(word + 1) : at)
        && end(word) - start(word) == length
        && Arrays.equals(chars, begin, begin + length, chars, start(word), end(word));
  }

  /** Skin tones, variation selectors and joiners belong to the emoji before them. */
  private static int afterModifiers(char[] in, int n, int at) {
    int i = at;
    while (i < n) {
      if (in[i] == '\uFE0F' || in[i] == '\uFE0E' || in[i] == '\u200D') {
        i++;
      } else if (in[i] == '\uD83C' && i + 1 < n && in[i + 1] >= '\uDFFB' && in[i + 1] <= '\uDFFF') {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  /** Whether a code point beyond the BMP has to be replaced or dropped by the restorer. */
  private static boolean isStyled(int codePoint) {
    return codePoint > 0xFFFF
        && ((codePoint >= 0x1D400 && codePoint <= 0x1D7FF)
            || Restorer.isEnclosed(codePoint)
            || (codePoint >= 0x1EE00 && codePoint <= 0x1EEFF)
            || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F)
            || CharTable.isInvisible(codePoint));
  }

  private long keyOf(int begin) {
    int hash = OFFSET_BASIS;
    int second = 0;
    for (int i = begin; i < out; i++) {
      hash = (hash ^ chars[i]) * PRIME;
      second = (second + chars[i]) * MULTIPLIER;
    }
    return key(hash, second);
  }

  private static long key(int hash, int second) {
    return (long) hash << Integer.SIZE | second & 0xFFFFFFFFL;
  }

  private void addWord(int begin, long key, int originalStart, int originalEnd, int bits) {
    int at = 3 * wordCount;
    if (at == words.length) {
      words = Arrays.copyOf(words, 2 * at);
    }
    words[at] = (long) begin << Integer.SIZE | out;
    words[at + 1] = original(originalStart, originalEnd, bits);
    words[at + 2] = key;
    allFound |= bits;
    chars[out++] = ' ';
    wordCount++;
  }

  private static long original(int start, int end, int bits) {
    return (long) bits << 2 * PLACE_BITS | (long) start << PLACE_BITS | end;
  }

  private void setOriginal(int word, int start, int end, int bits) {
    words[3 * word + 1] = original(start, end, bits);
  }

  private int found(int word) {
    return (int) (words[3 * word + 1] >>> 2 * PLACE_BITS);
  }

  /** How many words the text has; numbers, emoji and punctuation count as words. */
  public int wordCount() {
    return wordCount;
  }

  /** How many words of the text were written with {@code obfuscation}. */
  public int count(Obfuscation obfuscation) {
    if ((allFound & obfuscation.bit()) == 0) {
      return 0;
    }
    int count = 0;
    for (int word = 0; word < wordCount; word++) {
      count += has(word, obfuscation) ? 1 : 0;
    }
    return count;
  }

  /** Whether {@code word} was written with {@code obfuscation}. */
  public boolean has(int word, Obfuscation obfuscation) {
    return (found(word) & obfuscation.bit()) != 0;
  }

  /**
   * The folded words in reading order, a blank before the first, between any two and after the
   * last, so that a word's n-grams can be read with its boundaries. Owned by the reader, valid
   * until the next {@link #read}.
   */
  public char[] chars() {
    return chars;
  }

  /** Where word {@code word} begins in {@link #chars()}. */
  public int start(int word) {
    return (int) (words[3 * word] >>> Integer.SIZE);
  }

  /** Where word {@code word} ends in {@link #chars()}, exclusive. */
  public int end(int word) {
    return (int) words[3 * word];
  }

  /**
   * Stands for {@code word} as it is in {@link #chars()}. The high half is {@link #hash}, the low
   * half another hash: of a billion different words, hardly two have the same key.
   */
  public long key(int word) {
    return words[3 * word + 2];
  }

  /** FNV-1a (Fowler, Noll and Vo) of {@code word} as it is in {@link #chars()}. */
  public int hash(int word) {
    return (int) (key(word) >>> Integer.SIZE);
  }

  /**
   * As {@link #hash}, of a part of {@link #skeletonChars()}.
   *
   * @param start inclusive, at least {@link #SKELETON_START}
   * @param end exclusive, at most the end of the skeleton
   */
  public int skeletonHash(int start, int end) {
    int hash = OFFSET_BASIS;
    for (int i = start; i < end; i++) {
      hash = (hash ^ skeletonChars[i]) * PRIME;
    }
    return hash;
  }

  /**
   * Writes the skeleton of {@code word} into {@link #skeletonChars()}, from {@link
   * #SKELETON_START}, a blank before and after it. Words that are the same have the same skeleton.
   *
   * @return the end of the skeleton, exclusive; it is at most twice as long as its word
   */
  public int readSkeleton(int word) {
    int start = start(word);
    int end = end(word);
    if (skeletonChars.length < 2 * (end - start) + 2) {
      skeletonChars = new char[3 * (end - start)];
    }
    skeletonChars[0] = ' ';
    int skeletonEnd = Skeleton.write(chars, start, end, skeletonChars, SKELETON_START);
    skeletonChars[skeletonEnd] = ' ';
    return skeletonEnd;
  }

  /** The skeleton that was read last. Owned by the reader, valid until the next is read. */
  public char[] skeletonChars() {
    return skeletonChars;
  }

  /** Where {@code word} begins in the original text, in {@code char}s. */
  public int originalStart(int word) {
    return (int) (words[3 * word + 1] >>> PLACE_BITS) & PLACE;
  }

  /** Where {@code word} ends in the original text, in {@code char}s, exclusive. */
  public int originalEnd(int word) {
    return (int) words[3 * word + 1] & PLACE;
  }

  /**
   * Whether the arrays have grown so large that it is better to let this reader go than to keep it.
   */
  public boolean isLarge() {
    return chars.length > LARGE;
  }
}
