package org.tarazy.text;

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
 * <p>A reader is scratch memory: one thread at a time. Once its arrays have grown to the longest
 * text seen, reading allocates nothing.
 */
public final class WordReader {
  private static final int LARGE = 1 << 20;

  private char[] chars = new char[256];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] originalStarts = new int[64];
  private int[] originalEnds = new int[64];
  private char[] skeletonChars = new char[256];
  private int[] skeletonStarts = new int[64];
  private int[] skeletonEnds = new int[64];
  private char[] input = new char[256];
  private int wordCount;

  /** Reads {@code text}; what was read before is forgotten. */
  public void read(CharSequence text) {
    int n = text.length();
    if (input.length < n) {
      input = new char[n + n / 2];
    }
    for (int i = 0; i < n; i++) {
      input[i] = text.charAt(i);
    }
    if (chars.length < 2 * n + 2) {
      chars = new char[3 * n + 2];
      skeletonChars = new char[3 * n + 2];
    }
    wordCount = 0;
    int out = 0;
    chars[out++] = ' ';
    int i = 0;
    while (i < n) {
      char c = input[i];
      if (c <= ' ' || Character.isWhitespace(c)) {
        i++;
        continue;
      }
      int start = i;
      int outStart = out;
      if (Character.isLetterOrDigit(c)) {
        while (i < n && Character.isLetterOrDigit(input[i])) {
          char d = Character.toLowerCase(input[i++]);
          chars[out++] = d == 'ё' ? 'е' : Character.isDigit(d) ? '0' : d;
        }
      } else {
        while (i < n && input[i] == c && i - start < 3) {
          chars[out++] = input[i++];
        }
        if (Character.isHighSurrogate(c) && i < n && i - start == 1) {
          chars[out++] = input[i++];
        }
      }
      addWord(outStart, out, start, i);
      chars[out++] = ' ';
    }
    System.arraycopy(chars, 0, skeletonChars, 0, out);
    for (int k = 0; k < out; k++) {
      skeletonChars[k] = skeleton(skeletonChars[k]);
    }
    System.arraycopy(starts, 0, skeletonStarts, 0, wordCount);
    System.arraycopy(ends, 0, skeletonEnds, 0, wordCount);
  }

  private static char skeleton(char c) {
    return switch (c) {
      case 'ә' -> 'а';
      case 'қ' -> 'к';
      case 'ғ' -> 'г';
      case 'ң' -> 'н';
      case 'ө' -> 'о';
      case 'ұ', 'ү' -> 'у';
      case 'і', 'й', 'ы' -> 'и';
      case 'һ' -> 'х';
      default -> c;
    };
  }

  private void addWord(int start, int end, int originalStart, int originalEnd) {
    if (wordCount == starts.length) {
      int size = 2 * wordCount;
      starts = Arrays.copyOf(starts, size);
      ends = Arrays.copyOf(ends, size);
      originalStarts = Arrays.copyOf(originalStarts, size);
      originalEnds = Arrays.copyOf(originalEnds, size);
      skeletonStarts = Arrays.copyOf(skeletonStarts, size);
      skeletonEnds = Arrays.copyOf(skeletonEnds, size);
    }
    starts[wordCount] = start;
    ends[wordCount] = end;
    originalStarts[wordCount] = originalStart;
    originalEnds[wordCount] = originalEnd;
    wordCount++;
  }

  /** How many words the text has; numbers, emoji and punctuation count as words. */
  public int wordCount() {
    return wordCount;
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
    return starts[word];
  }

  /** Where word {@code word} ends in {@link #chars()}, exclusive. */
  public int end(int word) {
    return ends[word];
  }

  /** As {@link #chars()}, for the skeletons of the words. */
  public char[] skeletonChars() {
    return skeletonChars;
  }

  /** Where the skeleton of {@code word} begins in {@link #skeletonChars()}. */
  public int skeletonStart(int word) {
    return skeletonStarts[word];
  }

  /** Where the skeleton of {@code word} ends in {@link #skeletonChars()}, exclusive. */
  public int skeletonEnd(int word) {
    return skeletonEnds[word];
  }

  /** Where {@code word} begins in the original text, in {@code char}s. */
  public int originalStart(int word) {
    return originalStarts[word];
  }

  /** Where {@code word} ends in the original text, in {@code char}s, exclusive. */
  public int originalEnd(int word) {
    return originalEnds[word];
  }

  /**
   * Whether the arrays have grown so large that it is better to let this reader go than to keep it.
   */
  public boolean isLarge() {
    return chars.length > LARGE;
  }
}
