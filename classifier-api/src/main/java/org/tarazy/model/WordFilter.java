package org.tarazy.model;

/**
 * Remembers which words a model was trained on, as a Bloom filter (Bloom 1970) over hashes of their
 * skeletons: a word that was seen is always known; of those never seen about one in a hundred is
 * taken for known.
 *
 * <p>A program that classifies learns from it that a text is made of words that the model knows
 * nothing about.
 */
public final class WordFilter {
  private static final int BITS_A_WORD = 10;
  private static final int PROBES = 6;

  private final long[] bits;

  private WordFilter(long[] bits) {
    this.bits = bits;
  }

  /** An empty filter with room for {@code words} different words. */
  public static WordFilter forWords(int words) {
    int longs = Integer.highestOneBit(Math.max(1, (int) ((long) words * BITS_A_WORD / 64))) * 2;
    return new WordFilter(new long[longs]);
  }

  /**
   * A filter over the bits of {@link #bits()}.
   *
   * @param bits a power of two of longs; kept, not copied
   */
  public static WordFilter ofBits(long[] bits) {
    if (Integer.bitCount(bits.length) != 1) {
      throw new IllegalArgumentException(bits.length + " longs, expected a power of two");
    }
    return new WordFilter(bits);
  }

  /** Adds the word with this hash. Not for a filter that is shared. */
  public void add(int hash) {
    long h = spread(hash);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(h, probe);
      bits[bit >>> 6] |= 1L << bit;
    }
  }

  /** Whether the word with this hash may have been added. */
  public boolean mayContain(int hash) {
    long h = spread(hash);
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(h, probe);
      if ((bits[bit >>> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The bits; owned by the filter. */
  public long[] bits() {
    return bits;
  }

  private int bit(long h, int probe) {
    return (int) h + probe * (int) (h >>> 32) & bits.length * 64 - 1;
  }

  /**
   * The finaliser of SplitMix64 (Steele et al. 2014): two independent halves for double hashing.
   */
  private static long spread(int hash) {
    long z = hash * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
