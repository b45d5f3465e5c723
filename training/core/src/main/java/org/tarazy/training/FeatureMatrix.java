package org.tarazy.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.text.WordReader;

/**
 * The feature occurrences of many texts, in blocks of rows.
 *
 * <p>The blocks depend on the texts alone, not on the number of threads: whoever sums a block at a
 * time and the blocks in order gets the same bits on every machine. An occurrence takes four bytes;
 * its value is the weight of its group divided by the norm of its row.
 */
final class FeatureMatrix {
  private static final int ROWS_A_BLOCK = 1024;

  private final int rows;
  private final FeatureOptions options;
  private final Block[] blocks;

  /**
   * Some rows in sequence.
   *
   * @param firstRow the index of the first of them
   * @param ends where the occurrences of each row end in {@code occurrences}
   * @param occurrences of all rows, one after another, as {@link FeatureCollector} makes them
   * @param inverseNorms what the value of each occurrence of a row is multiplied by
   */
  record Block(int firstRow, int[] ends, int[] occurrences, float[] inverseNorms) {
    int rows() {
      return ends.length;
    }
  }

  private FeatureMatrix(int rows, FeatureOptions options, Block[] blocks) {
    this.rows = rows;
    this.options = options;
    this.blocks = blocks;
  }

  /** Reads {@code texts}, in parallel in the pool of the calling task. */
  static FeatureMatrix of(List<? extends CharSequence> texts, FeatureOptions options) {
    int count = (texts.size() + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK;
    Block[] blocks =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(
                b -> {
                  int from = b * ROWS_A_BLOCK;
                  int to = Math.min(from + ROWS_A_BLOCK, texts.size());
                  return block(texts.subList(from, to), from, options);
                })
            .toArray(Block[]::new);
    return new FeatureMatrix(texts.size(), options, blocks);
  }

  private static Block block(
      List<? extends CharSequence> texts, int firstRow, FeatureOptions options) {
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(options);
    int[] ends = new int[texts.size()];
    float[] inverseNorms = new float[texts.size()];
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
      inverseNorms[row] = (float) (1 / collector.norm());
    }
    return new Block(firstRow, ends, Arrays.copyOf(occurrences, size), inverseNorms);
  }

  int rows() {
    return rows;
  }

  FeatureOptions options() {
    return options;
  }

  Block[] blocks() {
    return blocks;
  }
}
