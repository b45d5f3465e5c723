package org.tarazy.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.SlotValues;
import org.tarazy.text.WordReader;

/**
 * The feature occurrences of many texts. The value of an occurrence is the weight of its group
 * times the value of its slot times the inverse norm of its row.
 *
 * <p>What is inside a word is the same wherever the word stands, so it is kept once, in a {@link
 * WordTable}; a row is a list of words and of the occurrences of pairs. A text of 100 characters
 * takes some 200 bytes instead of 3,000.
 */
final class FeatureMatrix {
  private static final int ROWS_A_BLOCK = 4096;

  /** So many blocks have word tables of their own at a time, before these become one. */
  private static final int BLOCKS_A_WAVE = 16;

  private final int rows;
  private final FeatureOptions options;
  private final SlotValues values;
  private final float[][] factors;
  private final WordTable words;
  private final Block[] blocks;

  /**
   * Some rows in sequence.
   *
   * @param firstRow the index of the first of them
   * @param ends where the items of each row end in {@code items}
   * @param items of all rows, one after another: an occurrence as {@link FeatureCollector} makes
   *     them, or the complement of a word's index in the table
   * @param inverseNorms what the value of each occurrence of a row is multiplied by
   * @param squaredLengths of each row: near 1, more where features repeat
   */
  private record Block(
      int firstRow, int[] ends, int[] items, float[] inverseNorms, float[] squaredLengths) {
    int rows() {
      return ends.length;
    }

    int start(int row) {
      return row == 0 ? 0 : ends[row - 1];
    }
  }

  private record Read(Block block, WordTable words) {}

  private FeatureMatrix(
      int rows,
      FeatureOptions options,
      SlotValues values,
      float[][] factors,
      WordTable words,
      Block[] blocks) {
    this.rows = rows;
    this.options = options;
    this.values = values;
    this.factors = factors;
    this.words = words;
    this.blocks = blocks;
  }

  /**
   * Reads training texts, in parallel in the pool of the calling task, and finds the values of the
   * slots from them.
   *
   * @param truth whether each text has each label
   * @param asked whether each text was labelled for each label
   */
  static FeatureMatrix of(
      List<? extends CharSequence> texts,
      boolean[][] truth,
      boolean[][] asked,
      FeatureRecipe recipe) {
    FeatureOptions options = recipe.options();
    Block[] blocks = new Block[(texts.size() + ROWS_A_BLOCK - 1) / ROWS_A_BLOCK];
    WordTable words = new WordTable();
    for (int wave = 0; wave < blocks.length; wave += BLOCKS_A_WAVE) {
      List<Read> read =
          IntStream.range(wave, Math.min(wave + BLOCKS_A_WAVE, blocks.length))
              .parallel()
              .mapToObj(
                  b -> {
                    int from = b * ROWS_A_BLOCK;
                    int to = Math.min(from + ROWS_A_BLOCK, texts.size());
                    return read(texts.subList(from, to), from, options);
                  })
              .toList();
      for (int b = 0; b < read.size(); b++) {
        Block block = read.get(b).block();
        int[] indices = words.addAll(read.get(b).words());
        for (int i = 0; i < block.items().length; i++) {
          int item = block.items()[i];
          block.items()[i] = item < 0 ? ~indices[~item] : item;
        }
        blocks[wave + b] = block;
      }
    }
    words.trim();
    boolean counted = recipe.ratioPower() > 0 || recipe.ownRatioPower() > 0;
    Row row = new Row();
    SlotCounts counts =
        new SlotCounts(
            options.slots(),
            counted ? truth : new boolean[0][],
            asked,
            texts.size(),
            text -> {
              read(blocks, words, text, row);
              return row;
            });
    SlotValues values = counts.values(recipe.idfPower(), recipe.ratioPower());
    float[][] factors = counts.factors(recipe.ownRatioPower());
    FeatureMatrix matrix = new FeatureMatrix(texts.size(), options, values, factors, words, blocks);
    Arrays.stream(blocks).parallel().forEach(matrix::measure);
    return matrix;
  }

  private static Read read(
      List<? extends CharSequence> texts, int firstRow, FeatureOptions options) {
    WordReader reader = new WordReader();
    FeatureCollector collector = new FeatureCollector(options);
    WordTable words = new WordTable();
    int[] ends = new int[texts.size()];
    int[] items = new int[texts.size() * 32];
    int size = 0;
    for (int row = 0; row < ends.length; row++) {
      reader.read(texts.get(row));
      collector.start(reader);
      while (collector.nextWord()) {
        int[] occurrences = collector.occurrences();
        int inside = 0;
        while (inside < collector.size()
            && FeatureCollector.group(occurrences[inside]).joinsWords()) {
          inside++;
        }
        if (size + inside + 1 > items.length) {
          items = Arrays.copyOf(items, 2 * items.length);
        }
        System.arraycopy(occurrences, 0, items, size, inside);
        size += inside;
        if (inside < collector.size()) {
          items[size++] = ~words.add(occurrences, inside, collector.size());
        }
      }
      ends[row] = size;
    }
    Block block =
        new Block(
            firstRow,
            ends,
            Arrays.copyOf(items, size),
            new float[ends.length],
            new float[ends.length]);
    return new Read(block, words);
  }

  private void measure(Block block) {
    int[] alphas = options.weightArray();
    float[] sums = new float[options.slots()];
    Row row = new Row();
    for (int r = 0; r < block.rows(); r++) {
      read(block.firstRow() + r, row);
      long squares = 0;
      for (int i = 0; i < row.size(); i++) {
        int occurrence = row.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        int alpha = alphas[occurrence >>> FeatureCollector.SLOT_BITS];
        squares += (long) alpha * alpha * values.square(slot);
        sums[slot] += alpha * values.value(slot);
      }
      double inverse = 1 / SlotValues.toNorm(squares);
      double length = 0;
      for (int i = 0; i < row.size(); i++) {
        int slot = row.occurrences()[i] & FeatureCollector.SLOT_MASK;
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

  /**
   * How much an occurrence in {@code slot} counts in learning the label with this index: its value,
   * and what the recipe takes off where the slot tells other labels better.
   */
  float value(int slot, int label) {
    return factors.length == 0 ? values.value(slot) : values.value(slot) * factors[label][slot];
  }

  /** Whether slots count alike for all labels. */
  boolean isAlikeForLabels() {
    return factors.length == 0;
  }

  /** Lets {@code into} hold the row with this index. */
  void read(int index, Row into) {
    read(blocks, words, index, into);
  }

  private static void read(Block[] blocks, WordTable words, int index, Row into) {
    Block block = blocks[index / ROWS_A_BLOCK];
    int r = index % ROWS_A_BLOCK;
    into.clear(block.inverseNorms()[r], block.squaredLengths()[r]);
    for (int i = block.start(r); i < block.ends()[r]; i++) {
      int item = block.items()[i];
      if (item < 0) {
        into.add(words, ~item);
      } else {
        into.add(item);
      }
    }
  }

  /** One row of a matrix at a time: scratch memory for one thread. */
  static final class Row {
    private int[] occurrences = new int[1 << 12];
    private int size;
    private float inverseNorm;
    private float squaredLength;

    /** As {@link FeatureCollector} makes them; {@link #size()} of them are valid. */
    int[] occurrences() {
      return occurrences;
    }

    int size() {
      return size;
    }

    /** What the value of each occurrence is multiplied by. */
    float inverseNorm() {
      return inverseNorm;
    }

    /** The squared length: near 1, more where features repeat. */
    float squaredLength() {
      return squaredLength;
    }

    private void clear(float inverseNorm, float squaredLength) {
      this.inverseNorm = inverseNorm;
      this.squaredLength = squaredLength;
      size = 0;
    }

    private void add(int occurrence) {
      reserve(1);
      occurrences[size++] = occurrence;
    }

    private void add(WordTable words, int word) {
      int start = words.start(word);
      int length = words.end(word) - start;
      reserve(length);
      System.arraycopy(words.occurrences(), start, occurrences, size, length);
      size += length;
    }

    private void reserve(int more) {
      if (size + more > occurrences.length) {
        occurrences = Arrays.copyOf(occurrences, Math.max(2 * occurrences.length, size + more));
      }
    }
  }
}
