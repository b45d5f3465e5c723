package org.tarazy.model;

/** The one-byte weights of a model of two labels: the step in the high byte, the weight below. */
final class OneColumn extends WeightTable {
  private final short[] table;

  OneColumn(FeatureOptions options, SlotValues values, byte[] weights) {
    super(options, values);
    table = new short[weights.length];
    for (int slot = 0; slot < table.length; slot++) {
      table[slot] = (short) (values.code(slot) << Byte.SIZE | weights[slot] & 0xFF);
    }
  }

  @Override
  long addTo(long[] totals, int[] occurrences, int from, int to) {
    long sum = 0;
    long squares = 0;
    for (int i = from; i < to; i++) {
      int occurrence = occurrences[i];
      int entry = table[occurrence & FeatureCollector.SLOT_MASK];
      sum += alpha(occurrence) * (byte) entry;
      squares += square(occurrence, entry >>> Byte.SIZE);
    }
    totals[0] += sum;
    return squares;
  }

  @Override
  int weight(int slot, int column) {
    return (byte) table[slot];
  }

  @Override
  int code(int slot) {
    return table[slot] >>> Byte.SIZE & 0xFF;
  }
}
