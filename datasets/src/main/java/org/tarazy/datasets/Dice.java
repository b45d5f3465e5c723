package org.tarazy.datasets;

import java.util.List;

/**
 * Seeded random numbers: SplitMix64 (Steele, Lea and Flood 2014). The JDK promises the same numbers
 * in every version only for {@link java.util.Random}, whose neighbouring seeds give neighbouring
 * numbers; seeds here are often made of neighbouring parts.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Dice for one purpose: whoever throws other dice from the same seed gets other numbers. */
  Dice(long seed, String purpose) {
    state = mix(seed + GOLDEN_GAMMA) ^ hash(purpose);
  }

  /** A 64-bit hash of {@code text}, the same in every version. */
  static long hash(CharSequence text) {
    long hash = 0x51_7C_C1_B7_27_22_0A_95L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  /** Spreads every bit of {@code z} over all 64. */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** From 0, inclusive, to {@code bound}, exclusive. */
  int nextInt(int bound) {
    // The high product is even enough: its bias is below bound / 2^63.
    return (int) Math.multiplyHigh(nextLong() >>> 1, 2L * bound);
  }

  /** From 0, inclusive, to 1, exclusive. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** True with {@code probability}. */
  boolean chance(double probability) {
    return nextDouble() < probability;
  }

  <T> T pick(List<T> choices) {
    return choices.get(nextInt(choices.size()));
  }

  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  <T> void shuffle(List<T> values) {
    for (int i = values.size() - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      T swap = values.get(i);
      values.set(i, values.get(j));
      values.set(j, swap);
    }
  }
}
