package org.tarazy.model;

import java.util.Arrays;

/**
 * Weights of a byte each, in fewer bits: how a file holds them, not a scorer. Of a trained model
 * most are 0 or small, and then they take half of the room or less.
 *
 * <p>Fixed lengths of codes, not DEFLATE: its output depends on which zlib a JDK was built with,
 * and the same model is to give the same bytes everywhere.
 *
 * @param nonzero a bit a weight, from the lowest bit of the first byte on: whether it is not 0
 * @param small of each weight that is not 0 its lower four bits as a two's complement, −8 to 7, two
 *     in a byte, the first in the lower half; 0 for a weight that they cannot hold
 * @param large the weights that {@code small} cannot hold, in order
 */
record PackedWeights(byte[] nonzero, byte[] small, byte[] large) {
  private static final int BITS = 4;
  private static final int MASK = (1 << BITS) - 1;

  static PackedWeights of(byte[] weights) {
    byte[] nonzero = new byte[bytes(weights.length, 1)];
    byte[] small = new byte[bytes(weights.length, BITS)];
    byte[] large = new byte[weights.length];
    int others = 0;
    int larges = 0;
    for (int i = 0; i < weights.length; i++) {
      int weight = weights[i];
      if (weight != 0) {
        nonzero[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
        if (weight == signed(weight & MASK)) {
          small[others / 2] |= (byte) ((weight & MASK) << others % 2 * BITS);
        } else {
          large[larges++] = (byte) weight;
        }
        others++;
      }
    }
    return new PackedWeights(
        nonzero, Arrays.copyOf(small, bytes(others, BITS)), Arrays.copyOf(large, larges));
  }

  /** How many bytes it takes. */
  int size() {
    return nonzero.length + small.length + large.length;
  }

  /**
   * The weights.
   *
   * @param count how many there are
   * @throws IllegalArgumentException if the parts are not of so many weights
   */
  byte[] unpacked(int count) {
    int others = 0;
    for (byte bits : nonzero) {
      others += Integer.bitCount(bits & 0xFF);
    }
    int larges = 0;
    for (int other = 0; other < others && other / 2 < small.length; other++) {
      larges += small(other) == 0 ? 1 : 0;
    }
    if (nonzero.length != bytes(count, 1)
        || (count % Byte.SIZE != 0 && (nonzero[count / Byte.SIZE] & 0xFF) >> count % Byte.SIZE != 0)
        || small.length != bytes(others, BITS)
        || large.length != larges) {
      throw new IllegalArgumentException("the packed weights are not " + count);
    }
    byte[] weights = new byte[count];
    int other = 0;
    int taken = 0;
    for (int at = 0; at < nonzero.length; at++) {
      for (int bits = nonzero[at] & 0xFF; bits != 0; bits &= bits - 1) {
        int weight = small(other++);
        weights[at * Byte.SIZE + Integer.numberOfTrailingZeros(bits)] =
            weight != 0 ? (byte) weight : large[taken++];
      }
    }
    return weights;
  }

  private int small(int other) {
    return signed(small[other / 2] >> other % 2 * BITS & MASK);
  }

  private static int bytes(int count, int bits) {
    return (int) (((long) count * bits + Byte.SIZE - 1) / Byte.SIZE);
  }

  private static int signed(int lowerBits) {
    return lowerBits << Integer.SIZE - BITS >> Integer.SIZE - BITS;
  }
}
