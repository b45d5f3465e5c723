package org.tarazy.text;

import java.util.Arrays;

/**
 * Finds, among many signatures, those that may be near-duplicates of a text.
 *
 * <p>{@value #KEYS} hashes of each signature are keys to it. A text that is looked up comes with
 * all its hashes, so one key that outlived the edits is enough: a copy cut to half loses all of
 * them once in 2^{@value #KEYS} times. (Bands of several hashes, the usual way with MinHash, would
 * need a whole band to outlive.)
 *
 * <p>Because every hash is looked up, keys may be chosen freely: the lowest hashes that fewer than
 * {@value #COMMON} signatures have for a key so far, which keeps common phrases out of the index,
 * and failing these the rarest. (The rarest of all would sit in one rare word, and go with it.)
 *
 * <p>Takes about 150 bytes a text: a place in an open hash table, and a link to the text before, a
 * key.
 *
 * <p>Not safe for use by several threads while one of them adds; any number may look up.
 */
public final class SignatureIndex {
  /** How many hashes lead to a signature. */
  public static final int KEYS = 12;

  /** How many signatures are looked at a key, the latest first. */
  public static final int DEPTH = 127;

  private static final int COMMON = 12;
  private static final int MOST_CANDIDATES = 64;
  private static final int SPREAD = 0x9E3779B9;

  private int[] keys = new int[16];
  private int[] heads = new int[16];

  /** How many signatures have each key, at most {@value #DEPTH}. */
  private byte[] counts = new byte[16];

  private int used;

  /** The key before with the same hash; number times {@link #KEYS} plus the key's place, plus 1. */
  private int[] next = new int[16 * KEYS];

  private int signatures;

  /** Adds a signature; it gets the number of signatures that were added before it. */
  public int add(TextSignature signature) {
    int first = signatures * KEYS;
    if (first == next.length) {
      next = Arrays.copyOf(next, Math.addExact(first, first / 8 / KEYS * KEYS + KEYS));
    }
    int keyCount = 0;
    for (int most = COMMON; keyCount < Math.min(KEYS, signature.size()); most *= 2) {
      int least = most == COMMON ? 0 : most / 2;
      for (int i = 0; i < signature.size() && keyCount < KEYS; i++) {
        int count = counts[slot(signature.hash(i), keys, heads)];
        if (count < most && count >= least) {
          addKey(signature.hash(i), first + keyCount++);
        }
      }
    }
    return signatures++;
  }

  /** How many signatures were added. */
  public int size() {
    return signatures;
  }

  private void addKey(int key, int posting) {
    if (4L * (used + 1) > 3L * keys.length) {
      growTable();
    }
    int slot = slot(key, keys, heads);
    if (heads[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    next[posting] = heads[slot];
    heads[slot] = posting + 1;
    counts[slot] = (byte) Math.min(DEPTH, counts[slot] + 1);
  }

  private void growTable() {
    int size = (int) Math.min(Integer.MAX_VALUE - 8, keys.length * 6L / 5 + 16);
    int[] newKeys = new int[size];
    int[] newHeads = new int[size];
    byte[] newCounts = new byte[size];
    for (int i = 0; i < keys.length; i++) {
      if (heads[i] != 0) {
        int slot = slot(keys[i], newKeys, newHeads);
        newKeys[slot] = keys[i];
        newHeads[slot] = heads[i];
        newCounts[slot] = counts[i];
      }
    }
    keys = newKeys;
    heads = newHeads;
    counts = newCounts;
  }

  /** Where {@code key} is, or the free place where it belongs. */
  private static int slot(int key, int[] keys, int[] heads) {
    // Keys are lowest hashes, all near the bottom of the range: spread them over the table again.
    int spread = key * SPREAD;
    spread = (spread ^ (spread >>> 15)) * SPREAD;
    int slot = (int) ((spread & 0xFFFFFFFFL) * keys.length >>> 32);
    while (heads[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 == keys.length ? 0 : slot + 1;
    }
    return slot;
  }

  /**
   * The numbers of the signatures that share a key with {@code text}, those that share most keys
   * first, then the latest first; at most {@value #MOST_CANDIDATES}.
   *
   * @param text best {@linkplain TextSignature#whole(WordReader) whole}: a key beyond a sketch's
   *     bound is not found
   */
  public int[] candidates(TextSignature text) {
    int[] found = new int[64];
    int count = 0;
    for (int i = 0; i < text.size(); i++) {
      int posting = heads[slot(text.hash(i), keys, heads)];
      for (int depth = 0; posting != 0 && depth < DEPTH; depth++) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = (posting - 1) / KEYS;
        posting = next[posting - 1];
      }
    }
    Arrays.sort(found, 0, count);
    long[] ranked = new long[count];
    int distinct = 0;
    for (int i = 0; i < count; ) {
      int run = i;
      while (run < count && found[run] == found[i]) {
        run++;
      }
      ranked[distinct++] = (long) (i - run) << 32 | (Integer.MAX_VALUE - found[i]);
      i = run;
    }
    Arrays.sort(ranked, 0, distinct);
    int[] candidates = new int[Math.min(distinct, MOST_CANDIDATES)];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = Integer.MAX_VALUE - (int) ranked[i];
    }
    return candidates;
  }
}
