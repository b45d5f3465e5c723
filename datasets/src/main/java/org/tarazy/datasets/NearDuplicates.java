package org.tarazy.datasets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which texts of a set are, but for a few letters or words, the same. Near-duplicates are
 * transitive here: where a is near b and b near c, all three are one group.
 *
 * <p>Pairs are proposed by locality-sensitive hashing of {@link MinHash} sketches (16 bands of 4: a
 * pair of similarity .7 is found with probability .98, of .8 with .999) and confirmed by the exact
 * Jaccard similarity of their 5-grams. Time grows in proportion to the number of texts, memory
 * beside the texts is about 150 bytes a text.
 */
public final class NearDuplicates {
  /** From this similarity on two texts are called near-duplicates unless told otherwise. */
  public static final double DEFAULT_SIMILARITY = 0.7;

  private static final int BANDS = 16;
  private static final int ROWS = MinHash.SIZE / BANDS;
  // In a crowded bucket a text is compared with this many that differ from each other, not with
  // all: a thousand re-posts of one text cost a thousand comparisons, not half a million.
  private static final int MOST_COMPARED = 16;
  // Sketches estimate; a pair whose estimate is three standard errors too low is not looked at.
  private static final double DOUBT = 0.19;

  private final List<String> texts;
  private final double similarity;
  private final int[] parent;
  private final byte[] sketches;
  private final BitSet repeated = new BitSet();
  private final MinHash minHash = new MinHash();

  private NearDuplicates(List<String> texts, double similarity) {
    this.texts = texts;
    this.similarity = similarity;
    parent = new int[texts.size()];
    Arrays.setAll(parent, i -> i);
    sketches = new byte[texts.size() * MinHash.SIZE];
  }

  /**
   * Groups near-duplicates.
   *
   * @param texts the texts
   * @param similarity from which Jaccard similarity of their 5-grams on two texts are
   *     near-duplicates; above 0, at most 1
   * @return for every text the place of the first text of its group; its own place where it is
   *     alone or first
   */
  public static int[] groups(List<String> texts, double similarity) {
    if (!(similarity > 0 && similarity <= 1)) {
      throw new IllegalArgumentException("similarity is " + similarity + ", must be in (0, 1]");
    }
    if (texts.size() > Integer.MAX_VALUE / MinHash.SIZE) {
      throw new IllegalArgumentException(
          texts.size() + " texts, at most " + Integer.MAX_VALUE / MinHash.SIZE + " are grouped");
    }
    return new NearDuplicates(texts, similarity).find();
  }

  private int[] find() {
    int n = texts.size();
    long[] folded = new long[n];
    int[][] bands = new int[BANDS][n];
    int[] sketch = new int[MinHash.SIZE];
    for (int t = 0; t < n; t++) {
      folded[t] = minHash.sketch(texts.get(t), sketch);
      for (int i = 0; i < MinHash.SIZE; i++) {
        sketches[t * MinHash.SIZE + i] = (byte) (sketch[i] >>> 8);
      }
      for (int b = 0; b < BANDS; b++) {
        long key = b;
        for (int r = 0; r < ROWS; r++) {
          key = Dice.mix(key + sketch[b * ROWS + r]);
        }
        bands[b][t] = (int) key;
      }
    }
    joinEqual(folded);
    for (int[] band : bands) {
      joinBuckets(band);
    }
    for (int t = 0; t < n; t++) {
      parent[t] = root(t);
    }
    return parent;
  }

  /** Joins texts that are equal once folded; from here on the first of them stands for all. */
  private void joinEqual(long[] folded) {
    int mask = Integer.highestOneBit(Math.max(2, folded.length)) * 4 - 1;
    int[] slots = new int[mask + 1];
    Arrays.fill(slots, -1);
    for (int t = 0; t < folded.length; t++) {
      int slot = (int) folded[t] & mask;
      while (slots[slot] >= 0 && folded[slots[slot]] != folded[t]) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] >= 0) {
        join(slots[slot], t);
        repeated.set(t);
      } else {
        slots[slot] = t;
      }
    }
  }

  private void joinBuckets(int[] band) {
    long[] keyed = new long[band.length];
    int kept = 0;
    for (int t = 0; t < band.length; t++) {
      if (!repeated.get(t)) {
        keyed[kept++] = ((long) band[t] << 32) | t;
      }
    }
    Arrays.sort(keyed, 0, kept);
    int from = 0;
    while (from < kept) {
      int to = from + 1;
      while (to < kept && keyed[to] >> 32 == keyed[from] >> 32) {
        to++;
      }
      if (to - from > 1) {
        joinNear(keyed, from, to);
      }
      from = to;
    }
  }

  private void joinNear(long[] keyed, int from, int to) {
    int[] unlike = new int[MOST_COMPARED];
    int count = 0;
    for (int k = from; k < to; k++) {
      int text = (int) keyed[k];
      boolean placed = false;
      for (int u = 0; u < count && !placed; u++) {
        if (root(text) == root(unlike[u])) {
          placed = true;
        } else if (near(text, unlike[u])) {
          join(unlike[u], text);
          placed = true;
        }
      }
      if (!placed && count < MOST_COMPARED) {
        unlike[count++] = text;
      }
    }
  }

  private boolean near(int a, int b) {
    int equal = 0;
    for (int i = 0; i < MinHash.SIZE; i++) {
      equal += sketches[a * MinHash.SIZE + i] == sketches[b * MinHash.SIZE + i] ? 1 : 0;
    }
    return equal >= (similarity - DOUBT) * MinHash.SIZE
        && MinHash.jaccard(minHash.shingleSet(texts.get(a)), minHash.shingleSet(texts.get(b)))
            >= similarity;
  }

  private int root(int text) {
    int t = text;
    while (parent[t] != t) {
      parent[t] = parent[parent[t]];
      t = parent[t];
    }
    return t;
  }

  /** The smaller root wins, so that a group is named by its first text. */
  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }
}
