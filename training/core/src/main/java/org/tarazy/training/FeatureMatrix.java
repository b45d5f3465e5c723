package org.tarazy.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.SlotValues;
import org.tarazy.text.WordReader;

/**
 * The feature occurrences of many texts, in blocks of rows. An occurrence takes four bytes; its
 * value is the weight of its group times the value of its slot times the inverse norm of its row.
 */
final class FeatureMatrix {
  private static final int ROWS_A_BLOCK = 1024;

  private final int rows;
  private final FeatureOptions options;
  private final SlotValues values;
  private final Block[] blocks;

  /**
   * Some rows in sequence.
   *
   * @param firstRow the index of the first of them
   * @param ends where the occurrences of each row end in {@code occurrences}
   * @param occurrences of all rows, one after another, as {@link FeatureCollector} makes them
   * @param inverseNorms what the value of each occurrence of a row is multiplied by
   * @param squaredLengths of each row: near 1, more where features repeat
   */
  record Block(
      int firstRow, int[] ends, int[] occurrences, float[] inverseNorms, float[] squaredLengths) {
    int rows() {
      return ends.length;
    }

    int start(int row) {
      return row == 0 ? 0 : ends[row - 1];
    }
  }

  private FeatureMatrix(int rows, FeatureOptions options, SlotValues values, Block[] blocks) {
    this.rows = rows;
    this.options = options;
    this.values = values;
    this.blocks = blocks;
  }

  /**
   * Reads training texts, in parallel in the pool of the calling task, and finds the values of the
   * slots from them.
   *
   * @param power of the inverse document frequency
   */
  static FeatureMatrix of(List<? extends CharSequence> texts, FeatureOptions options, float power) {
    int count = (texts.size() + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK;
    Block[] blocks =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                b -> {
                  int from = b * ROWS_A_BLOCK;
                  int to = Math.min(from + ROWS_A_BLOCK, texts.size());
                  return read(texts.subList(from, to), from, options);
                })
            .toArray(Block[]::new);
    SlotValues values = SlotValues.of(documentFrequencies(blocks, options), texts.size(), power);
    Arrays.stream(blocks).parallel().forEach(block -> measure(block, options, values));
    return new FeatureMatrix(texts.size(), options, values, blocks);
  }

  private static Block read(
      List<? extends CharSequence> texts, int firstRow, FeatureOptions options) {
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(options);
    int[] ends = new int[texts.size()];
    int[] occurrences = new int[texts.size() * 256];
    int size = 0;
    for (int row = 0; row < ends.length; row++) {
      words.read(texts.get(row));
      collector.start(words);
      while (collector.next()) {
        if (size + collector.size() > occurrences.length) {
          occurrences = Arrays.copyOf(occurrences, 2 * (size + collector.size()));
        }
        System.arraycopy(collector.occurrences(), 0, occurrences, size, collector.size());
        size += collector.size();
      }
      ends[row] = size;
    }
    return new Block(
        firstRow,
        ends,
        Arrays.copyOf(occurrences, size),
        new float[ends.length],
        new float[ends.length]);
  }

  private static int[] documentFrequencies(Block[] blocks, FeatureOptions options) {
    int[] frequencies = new int[options.slots()];
    int[] lastRow = new int[options.slots()];
    Arrays.fill(lastRow, -1);
    for (Block block : blocks) {
      for (int r = 0; r < block.rows(); r++) {
        int row = block.firstRow() + r;
        for (int i = block.start(r); i < block.ends()[r]; i++) {
          int slot = block.occurrences()[i] & FeatureCollector.SLOT_MASK;
          if (lastRow[slot] != row) {
            lastRow[slot] = row;
            frequencies[slot]++;
          }
        }
      }
    }
    return frequencies;
  }

  private static void measure(Block block, FeatureOptions options, SlotValues values) {
    int[] alphas = options.weightArray();
    float[] sums = new float[options.slots()];
    for (int r = 0; r < block.rows(); r++) {
      int start = block.start(r);
      int end = block.ends()[r];
      long squares = 0;
      for (int i = start; i < end; i++) {
        int occurrence = block.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        int alpha = alphas[occurrence >>> FeatureOptions.MOST_SLOT_BITS];
        squares += (long) alpha * alpha * values.square(slot);
        sums[slot] += alpha * values.value(slot);
      }
      double inverse = 1 / SlotValues.toNorm(squares);
      double length = 0;
      for (int i = start; i < end; i++) {
        int slot = block.occurrences()[i] & FeatureCollector.SLOT_MASK;
        double value = sums[slot] * inverse;
        length += value * value;
        sums[slot] = 0;
      }
      block.inverseNorms()[r] = (float) inverse;
      block.squaredLengths()[r] = (float) length;
    }
  }

  int rows() {
    return rows;
  }

  FeatureOptions options() {
    return options;
  }

  SlotValues values() {
    return values;
  }

  /** The block that {@code row} is in. */
  Block block(int row) {
    return blocks[row / ROWS_A_BLOCK];
  }
}
