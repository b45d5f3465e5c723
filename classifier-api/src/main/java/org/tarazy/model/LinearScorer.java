package org.tarazy.model;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tarazy.text.WordReader;

/**
 * Scores a text as a sum over its feature occurrences.
 *
 * <p>The score of a column is {@code bias + scale · (Σ α · weight[slot]) / norm}, where the weights
 * are whole numbers of 8 or 16 bits with one scale a column; the weights α of the feature groups
 * and the norm are those of {@link FeatureOptions}. The sums are sums of whole numbers, so neither
 * the order of the words nor a short cut through them can change a score by a bit, and a word's
 * share of it is exact. What is inside a word depends on the word alone: the sums of the words that
 * were met last are kept ({@link WordSums}), and n-grams are looked up for new words only.
 *
 * <p>A model of two exclusive labels has one column, <i>s</i>; its label scores are −<i>s</i>/2 and
 * <i>s</i>/2. All others have a column a label.
 *
 * <p>Immutable and safe to share; the scratch memory of a call is {@link Scratch}.
 */
public final class LinearScorer implements Scorer {
  /** How the whole-number weights are stored. */
  public enum Precision {
    /** One byte a weight: −127 to 127. */
    INT8,
    /** Two bytes a weight: −32,767 to 32,767. */
    INT16;

    int bytes() {
      return this == INT8 ? Byte.BYTES : Short.BYTES;
    }
  }

  /**
   * So many bytes, or half of what dense rows would take, are for the words met last also where
   * sparse rows take little: a word's sums are not sparse, and with a quarter of this a model of
   * 1,000 labels was slower than with dense rows.
   */
  private static final long LEAST_MEMORY = 64 << 20;

  /**
   * After so many words, laying out the weights side by side begins to pay: a program that
   * classifies a text or two does better without.
   */
  private static final int FEW = 1000;

  private final FeatureOptions options;
  private final float power;
  private final float highest;
  private final int labels;
  private final int columns;
  private final Precision precision;

  /** Laid out anew once; both layouts give the same sums. */
  private volatile WeightTable table;

  /** How often weights were added up as they stand in the file; about, where threads share this. */
  private int additions;

  private final float[] scales;
  private final float[] biases;

  /** How many bytes the words met lately may take. */
  private final long memory;

  /**
   * What the words met lately add up to; it changes, but no score does. There is none before the
   * first scratch memory is made, as in a scorer that only {@link WordScores} makes use of.
   */
  private @Nullable WordSums known;

  private LinearScorer(
      FeatureOptions options,
      SlotValues values,
      int labels,
      Precision precision,
      WeightTable table,
      float[] scales,
      float[] biases,
      long memory) {
    this.options = options;
    this.power = values.power();
    this.highest = values.highest();
    this.labels = labels;
    this.columns = scales.length;
    this.precision = precision;
    this.table = table;
    this.scales = scales;
    this.biases = biases;
    this.memory = memory;
  }

  /** The same weights with other memory for words. */
  private LinearScorer(LinearScorer like, long memory) {
    options = like.options;
    power = like.power;
    highest = like.highest;
    labels = like.labels;
    columns = like.columns;
    precision = like.precision;
    table = like.table;
    scales = like.scales;
    biases = like.biases;
    this.memory = memory;
  }

  /**
   * A scorer over one-byte weights.
   *
   * @param options the features; their number of slots times the number of columns is the length of
   *     {@code weights}
   * @param labels the number of labels
   * @param weights slot by slot, a row of columns each; kept, not copied
   * @param scales what a weight of 1 stands for, a column
   * @param biases the score of an empty text, a column
   */
  public static LinearScorer ofBytes(
      FeatureOptions options,
      SlotValues values,
      int labels,
      byte[] weights,
      float[] scales,
      float[] biases) {
    check(options, values, labels, weights.length, scales, biases);
    int columns = scales.length;
    Optional<SparseWeights> sparse =
        SparseWeights.ifWorth(options.slots(), columns, Precision.INT8, i -> weights[i]);
    if (sparse.isPresent()) {
      return ofSparse(options, values, labels, sparse.get(), scales, biases);
    }
    WeightTable table = new StoredRows(options, values, weights, columns);
    return ofDense(options, values, labels, Precision.INT8, table, scales, biases);
  }

  /** As {@link #ofBytes}, over two-byte weights. */
  public static LinearScorer ofShorts(
      FeatureOptions options,
      SlotValues values,
      int labels,
      short[] weights,
      float[] scales,
      float[] biases) {
    check(options, values, labels, weights.length, scales, biases);
    int columns = scales.length;
    Optional<SparseWeights> sparse =
        SparseWeights.ifWorth(options.slots(), columns, Precision.INT16, i -> weights[i]);
    if (sparse.isPresent()) {
      return ofSparse(options, values, labels, sparse.get(), scales, biases);
    }
    WeightTable table = new ShortRows(options, values, weights, columns);
    return ofDense(options, values, labels, Precision.INT16, table, scales, biases);
  }

  /** As {@link #ofBytes} or {@link #ofShorts}, over weights most of which are 0. */
  static LinearScorer ofSparse(
      FeatureOptions options,
      SlotValues values,
      int labels,
      SparseWeights weights,
      float[] scales,
      float[] biases) {
    long cells = (long) weights.counts().length * weights.columns();
    check(options, values, labels, cells, scales, biases);
    MixedRows rows = new MixedRows(options, values, weights);
    long memory = Math.max(rows.bytes() / 2, Math.min(LEAST_MEMORY, cells / 2));
    long usual = WordSums.usualBytes(scales.length, weights.precision(), options.joinsAffixes());
    return new LinearScorer(
        options,
        values,
        labels,
        weights.precision(),
        rows,
        scales,
        biases,
        Math.min(memory, usual));
  }

  static LinearScorer ofDense(
      FeatureOptions options,
      SlotValues values,
      int labels,
      Precision precision,
      WeightTable table,
      float[] scales,
      float[] biases) {
    long memory = (long) options.slots() * (1 + scales.length) / 2;
    long usual = WordSums.usualBytes(scales.length, precision, options.joinsAffixes());
    return new LinearScorer(
        options, values, labels, precision, table, scales, biases, Math.min(memory, usual));
  }

  private static void check(
      FeatureOptions options,
      SlotValues values,
      int labels,
      long weights,
      float[] scales,
      float[] biases) {
    int columns = scales.length;
    boolean fits = columns == labels || columns == 1 && labels == 2;
    if (labels < 1 || !fits || biases.length != columns) {
      throw new IllegalArgumentException(
          labels + " labels, " + columns + " scales and " + biases.length + " biases do not fit");
    }
    if (values.slots() != options.slots() || weights != (long) options.slots() * columns) {
      throw new IllegalArgumentException(
          weights + " weights, expected " + options.slots() + " slots x " + columns + " columns");
    }
  }

  /**
   * Rounds real weights to whole numbers.
   *
   * @param weights slot by slot, a row of columns each; of the value of an occurrence with weight α
   *     = 1
   */
  public static LinearScorer quantise(
      FeatureOptions options,
      SlotValues values,
      int labels,
      float[] weights,
      float[] biases,
      Precision precision) {
    int columns = biases.length;
    int slots = weights.length / columns;
    WeightColumns rounded = new WeightColumns(slots, columns, precision, 1);
    float[] column = new float[slots];
    for (int c = 0; c < columns; c++) {
      for (int slot = 0; slot < slots; slot++) {
        column[slot] = weights[slot * columns + c];
      }
      rounded.put(c, column, biases[c]);
    }
    return rounded.toScorer(options, values, labels);
  }

  @Override
  public LinearScorer withWordMemory(long bytes) {
    return new LinearScorer(this, bytes);
  }

  /** The features that this scorer reads. */
  public FeatureOptions options() {
    return options;
  }

  /** What an occurrence in each slot counts; a copy. */
  public SlotValues values() {
    byte[] codes = new byte[options.slots()];
    for (int slot = 0; slot < codes.length; slot++) {
      codes[slot] = (byte) table.code(slot);
    }
    return SlotValues.ofCodes(codes, power, highest);
  }

  @Override
  public int labels() {
    return labels;
  }

  /** How the weights are stored. */
  public Precision precision() {
    return precision;
  }

  float[] scales() {
    return scales;
  }

  float[] biases() {
    return biases;
  }

  /** The weights where they are of one byte, slot by slot; a copy. */
  byte[] bytes() {
    byte[] weights =
        new byte[precision == Precision.INT8 ? Math.multiplyExact(options.slots(), columns) : 0];
    int[] row = new int[columns];
    for (int i = 0; i < weights.length; i++) {
      if (i % columns == 0) {
        table.readRow(i / columns, row);
      }
      weights[i] = (byte) row[i % columns];
    }
    return weights;
  }

  /** The weights where they are of two bytes, slot by slot; a copy. */
  short[] shorts() {
    short[] weights =
        new short[precision == Precision.INT16 ? Math.multiplyExact(options.slots(), columns) : 0];
    int[] row = new int[columns];
    for (int i = 0; i < weights.length; i++) {
      if (i % columns == 0) {
        table.readRow(i / columns, row);
      }
      weights[i] = (short) row[i % columns];
    }
    return weights;
  }

  /** The weights that are not 0, where the others are not kept; a copy. */
  Optional<SparseWeights> sparseWeights() {
    return table instanceof MixedRows rows ? Optional.of(rows.weights()) : Optional.empty();
  }

  @Override
  public void score(WordReader words, Scorer.Scratch memory, float[] scores) {
    Scratch scratch = (Scratch) memory;
    FeatureCollector collector = scratch.collector;
    collector.start(words);
    boolean pairs = collector.collectsPairs();
    long[] totals = scratch.totals;
    Arrays.fill(totals, 0);
    long[] row = scratch.row;
    WordSums known = scratch.known;
    long squares = 0;
    int wordCount = words.wordCount();
    for (int word = 0; word < wordCount; word++) {
      if (word % WordSums.TOUCHED == 0) {
        scratch.touched = known.touch(words, word);
      }
      long key = words.key(word);
      if (known.find(key, row)) {
        collector.advance(WordSums.skeletonHash(row), known.affixes(row));
        squares += known.addTo(totals, row);
      } else {
        squares += learn(collector, key, scratch);
      }
      if (pairs) {
        collector.addPairs();
        if (collector.isFull()) {
          squares += addTo(totals, collector);
          collector.clear();
        }
      }
    }
    // Pairs come last, together: so the processor looks up many at a time.
    squares += addTo(totals, collector);
    spread(totals, squares, scores);
  }

  /** Goes on by a word that is not known yet, and remembers it. */
  private long learn(FeatureCollector collector, long key, Scratch scratch) {
    int from = collector.size();
    collector.advance();
    collector.addInside();
    long[] sums = scratch.sums;
    Arrays.fill(sums, 0);
    long squares = table().addTo(sums, collector.occurrences(), from, collector.size());
    collector.cutTo(from);
    scratch.known.put(
        key, collector.lastSkeletonHash(), collector.lastAffixes(), squares, sums, scratch.row);
    for (int c = 0; c < columns; c++) {
      scratch.totals[c] += sums[c];
    }
    return squares;
  }

  /**
   * Adds the occurrences that {@code collector} holds.
   *
   * @param totals the whole-number sum of each column
   * @return the sum of the squares of their values
   */
  long addTo(long[] totals, FeatureCollector collector) {
    return table().addTo(totals, collector.occurrences(), 0, collector.size());
  }

  private WeightTable table() {
    WeightTable table = this.table;
    if (table instanceof StoredRows stored && additions++ >= FEW) {
      table = stored.sideBySide();
      this.table = table;
    }
    return table;
  }

  /** Turns sums over occurrences, and the squares of their values, into label scores. */
  void spread(long[] totals, long squares, float[] scores) {
    spread(totals, 1 / SlotValues.toNorm(squares), biases, scores);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The shares are exact: what the features of a word add; a pair of words counts half for each.
   * The rest is the score of a text without words.
   */
  @Override
  public WordShares shares(WordReader words, Scorer.Scratch memory) {
    FeatureCollector collector = ((Scratch) memory).collector;
    collector.start(words);
    int wordCount = words.wordCount();
    double[][] sums = new double[wordCount][columns];
    int[] row = new int[columns];
    long squares = 0;
    for (int word = 0; collector.nextWord(); word++) {
      int apart = 1;
      FeatureGroup last = FeatureGroup.WORD;
      for (int i = 0; i < collector.size(); i++) {
        int occurrence = collector.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        squares += table.square(occurrence, table.code(slot));
        table.readRow(slot, row);
        FeatureGroup group = FeatureCollector.group(occurrence);
        // The skips of a group come one after the other, the one over a single word first.
        apart = !group.skipsWords() ? 1 : group == last ? apart + 1 : 2;
        last = group;
        for (int c = 0; c < columns; c++) {
          int weight = table.alpha(occurrence) * row[c];
          if (group.joinsWords()) {
            sums[word][c] += weight / 2.0;
            sums[word - apart][c] += weight / 2.0;
          } else {
            sums[word][c] += weight;
          }
        }
      }
    }
    double factor = 1 / SlotValues.toNorm(squares);
    float[][] shares = new float[wordCount][labels];
    float[] none = new float[columns];
    for (int word = 0; word < wordCount; word++) {
      spread(sums[word], factor, none, shares[word]);
    }
    float[] rest = new float[labels];
    spread(new double[columns], 0, biases, rest);
    return new WordShares(shares, rest);
  }

  private void spread(long[] sums, double factor, float[] biases, float[] scores) {
    if (columns < labels) {
      spreadTwo(biases[0] + scales[0] * sums[0] * factor, scores);
    } else {
      for (int c = 0; c < columns; c++) {
        scores[c] = (float) (biases[c] + scales[c] * sums[c] * factor);
      }
    }
  }

  private void spread(double[] sums, double factor, float[] biases, float[] scores) {
    if (columns < labels) {
      spreadTwo(biases[0] + scales[0] * sums[0] * factor, scores);
    } else {
      for (int c = 0; c < columns; c++) {
        scores[c] = (float) (biases[c] + scales[c] * sums[c] * factor);
      }
    }
  }

  private static void spreadTwo(double score, float[] scores) {
    scores[0] = (float) (-score / 2);
    scores[1] = (float) (score / 2);
  }

  @Override
  public Scratch newScratch() {
    return new Scratch(this, known());
  }

  private synchronized WordSums known() {
    if (known == null) {
      known = new WordSums(columns, precision, options.joinsAffixes(), memory);
    }
    return known;
  }

  /**
   * The memory that one thread scores with; made by {@link #newScratch()} for scorers of the same
   * shape.
   */
  public static final class Scratch implements Scorer.Scratch {
    private final FeatureCollector collector;
    private final long[] totals;
    private final long[] sums;
    private final WordSums known;
    private final long[] row;

    @SuppressWarnings("UnusedVariable") // What is kept must be worked out, so the rows are read.
    private long touched;

    private Scratch(LinearScorer scorer, WordSums known) {
      this.known = known;
      collector = new FeatureCollector(scorer.options);
      totals = new long[scorer.columns];
      sums = new long[scorer.columns];
      row = known.newRow();
    }
  }
}
