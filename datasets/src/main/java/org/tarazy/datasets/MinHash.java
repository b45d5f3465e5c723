package org.tarazy.datasets;

import java.util.Arrays;
import org.tarazy.text.WordReader;

/**
 * Sketches texts so that near-duplicates get near-equal sketches: MinHash (Broder 1997) over the
 * character 5-grams of the text as the classifier reads it.
 *
 * <p>What is compared is the skeleton view of the words (letter case, ё/е, Kazakh letters typed as
 * Russian ones and digits make no difference), joined by single blanks, without punctuation; a text
 * that has no word is compared by its punctuation and emoji. The share of places in which two
 * sketches agree estimates the Jaccard similarity of the two sets of 5-grams, with a standard error
 * of at most .0625. One letter changed in a text of 100 costs about .1, one word in ten about .3.
 *
 * <p>An instance is scratch memory: one thread at a time.
 */
public final class MinHash {
  /** How many numbers a sketch has. */
  public static final int SIZE = 64;

  private static final int SHINGLE = 5;
  // Any odd factors do, as long as they stay the same.
  private static final int[] FACTORS = new int[SIZE];
  private static final int[] SUMMANDS = new int[SIZE];

  static {
    Dice dice = new Dice(0, "minhash");
    for (int i = 0; i < SIZE; i++) {
      FACTORS[i] = (int) dice.nextLong() | 1;
      SUMMANDS[i] = (int) dice.nextLong();
    }
  }

  private final WordReader words = new WordReader();
  private char[] folded = new char[256];
  private int foldedLength;
  private int[] shingles = new int[256];
  private int shingleCount;

  /** Makes scratch memory for sketching. */
  public MinHash() {}

  /** The sketch of {@code text}: {@link #SIZE} numbers. */
  public int[] sketch(CharSequence text) {
    int[] sketch = new int[SIZE];
    sketch(text, sketch);
    return sketch;
  }

  /**
   * The share of places, 0 to 1, in which two sketches agree: an estimate of how similar the texts
   * are.
   */
  public static double similarity(int[] sketch, int[] other) {
    int equal = 0;
    for (int i = 0; i < SIZE; i++) {
      equal += sketch[i] == other[i] ? 1 : 0;
    }
    return (double) equal / SIZE;
  }

  /** Sketches into {@code sketch} and gives a hash of all that was compared. */
  long sketch(CharSequence text, int[] sketch) {
    readShingles(text);
    Arrays.fill(sketch, Integer.MAX_VALUE);
    for (int s = 0; s < shingleCount; s++) {
      int x = shingles[s];
      // Plain int arithmetic over arrays: the compiler turns this loop into vector instructions.
      for (int i = 0; i < SIZE; i++) {
        sketch[i] = Math.min(sketch[i], x * FACTORS[i] + SUMMANDS[i]);
      }
    }
    return foldedHash();
  }

  /** The hashes of the text's 5-grams, sorted, each once. */
  int[] shingleSet(CharSequence text) {
    readShingles(text);
    Arrays.sort(shingles, 0, shingleCount);
    int kept = 0;
    for (int i = 0; i < shingleCount; i++) {
      if (i == 0 || shingles[i] != shingles[i - 1]) {
        shingles[kept++] = shingles[i];
      }
    }
    return Arrays.copyOf(shingles, kept);
  }

  /** The Jaccard similarity of two sets made by {@link #shingleSet}. */
  static double jaccard(int[] set, int[] other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < set.length && j < other.length) {
      int order = Integer.compare(set[i], other[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int all = set.length + other.length - shared;
    return all == 0 ? 1 : (double) shared / all;
  }

  private void readShingles(CharSequence text) {
    words.read(text);
    fold(false);
    if (foldedLength == 0) {
      fold(true);
    }
    int count = Math.max(1, foldedLength - SHINGLE + 1);
    if (shingles.length < count) {
      shingles = new int[count + count / 2];
    }
    for (int i = 0; i < count; i++) {
      int hash = 0;
      for (int k = i; k < Math.min(i + SHINGLE, foldedLength); k++) {
        hash = hash * 0x01000193 ^ folded[k];
      }
      shingles[i] = (int) Dice.mix(hash);
    }
    shingleCount = count;
  }

  private void fold(boolean punctuation) {
    foldedLength = 0;
    for (int w = 0; w < words.wordCount(); w++) {
      int start = WordReader.SKELETON_START;
      int end = words.readSkeleton(w);
      char[] chars = words.skeletonChars();
      if (start == end || (!punctuation && !Character.isLetterOrDigit(chars[start]))) {
        continue;
      }
      int length = end - start;
      if (folded.length < foldedLength + length + 1) {
        folded = Arrays.copyOf(folded, 2 * (foldedLength + length + 1));
      }
      if (foldedLength > 0) {
        folded[foldedLength++] = ' ';
      }
      System.arraycopy(chars, start, folded, foldedLength, length);
      foldedLength += length;
    }
  }

  /**
   * A hash that two texts share when they are equal but for case, punctuation and spelling. Unlike
   * in a sketch digits count: a review of "1 star" and one of "5 stars" are not the same text.
   */
  long identity(CharSequence text) {
    readShingles(text);
    long hash = foldedHash();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        hash = Dice.mix(hash + text.charAt(i));
      }
    }
    return hash;
  }

  private long foldedHash() {
    long hash = foldedLength;
    for (int i = 0; i < foldedLength; i++) {
      hash = (hash ^ folded[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return Dice.mix(hash);
  }
}
