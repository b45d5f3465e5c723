package org.tarazy.model;

import java.util.Arrays;
import java.util.Optional;
import org.tarazy.text.WordReader;

/**
 * Scores a text as a sum over its feature occurrences.
 *
 * <p>The score of a column is {@code bias + scale · (Σ α · weight[slot]) / norm}, where the weights
 * are whole numbers of 8 or 16 bits with one scale a column; the weights α of the feature groups
 * and the norm are those of {@link FeatureOptions}. The sums are sums of whole numbers, so neither
 * the order of the words nor a short cut through them can change a score by a bit, and a word's
 * share of it is exact. What is inside a word depends on the word alone: each thread keeps the sums
 * of the words that it met last ({@link WordSums}), and n-grams are looked up for new words only.
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
    INT16
  }

  private final FeatureOptions options;
  private final int[] alphas;
  private final SlotValues values;
  private final int labels;
  private final int columns;
  private final Precision precision;
  private final byte[] bytes;
  private final short[] shorts;
  private final float[] scales;
  private final float[] biases;

  private LinearScorer(
      FeatureOptions options,
      SlotValues values,
      int labels,
      int columns,
      Precision precision,
      byte[] bytes,
      short[] shorts,
      float[] scales,
      float[] biases) {
    this.options = options;
    this.alphas = options.weightArray();
    this.values = values;
    this.labels = labels;
    this.columns = columns;
    this.precision = precision;
    this.bytes = bytes;
    this.shorts = shorts;
    this.scales = scales;
    this.biases = biases;
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
    return new LinearScorer(
        options,
        values,
        labels,
        scales.length,
        Precision.INT8,
        weights,
        new short[0],
        scales,
        biases);
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
    return new LinearScorer(
        options,
        values,
        labels,
        scales.length,
        Precision.INT16,
        new byte[0],
        weights,
        scales,
        biases);
  }

  private static void check(
      FeatureOptions options,
      SlotValues values,
      int labels,
      int weights,
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
    int largest = precision == Precision.INT8 ? Byte.MAX_VALUE : Short.MAX_VALUE;
    float[] scales = new float[columns];
    for (int i = 0; i < weights.length; i++) {
      int c = i % columns;
      scales[c] = Math.max(scales[c], Math.abs(weights[i]));
    }
    for (int c = 0; c < columns; c++) {
      scales[c] = scales[c] == 0 ? 1 : scales[c] / largest;
    }
    byte[] bytes = new byte[precision == Precision.INT8 ? weights.length : 0];
    short[] shorts = new short[precision == Precision.INT16 ? weights.length : 0];
    for (int i = 0; i < weights.length; i++) {
      int rounded = Math.round(weights[i] / scales[i % columns]);
      if (precision == Precision.INT8) {
        bytes[i] = (byte) rounded;
      } else {
        shorts[i] = (short) rounded;
      }
    }
    return precision == Precision.INT8
        ? ofBytes(options, values, labels, bytes, scales, biases.clone())
        : ofShorts(options, values, labels, shorts, scales, biases.clone());
  }

  /** The features that this scorer reads. */
  public FeatureOptions options() {
    return options;
  }

  /** What an occurrence in each slot counts. */
  public SlotValues values() {
    return values;
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

  byte[] bytes() {
    return bytes;
  }

  short[] shorts() {
    return shorts;
  }

  @Override
  public void score(WordReader words, Scorer.Scratch memory, float[] scores) {
    Scratch scratch = (Scratch) memory;
    FeatureCollector collector = scratch.collector;
    collector.start(words);
    long[] totals = scratch.totals;
    Arrays.fill(totals, 0);
    WordSums known = scratch.known;
    long squares = 0;
    while (collector.advance()) {
      int row = known.row(collector.key());
      if (row < 0) {
        row = learn(collector, scratch);
      }
      squares += known.addTo(totals, row);
      if (collector.collectsPairs()) {
        collector.clear();
        collector.addPair();
        squares += addTo(totals, collector);
      }
    }
    spread(totals, squares, scores);
  }

  /**
   * The weights in the form for many columns, if they can take it: one byte each, and all groups
   * count the same, once.
   */
  Optional<PackedWeights> packed() {
    boolean alike = options.weights().values().stream().allMatch(weight -> weight == 1);
    return alike && precision == Precision.INT8 && columns > 1
        ? Optional.of(new PackedWeights(bytes, columns))
        : Optional.empty();
  }

  /**
   * Adds the occurrences that {@code collector} holds.
   *
   * @param totals the whole-number sum of each column
   * @return the sum of the squares of their values
   */
  long addTo(long[] totals, FeatureCollector collector) {
    addBlock(collector, totals);
    return squares(collector);
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
    long squares = 0;
    for (int word = 0; collector.nextWord(); word++) {
      squares += squares(collector);
      for (int i = 0; i < collector.size(); i++) {
        int occurrence = collector.occurrences()[i];
        boolean pair = isPair(occurrence);
        for (int c = 0; c < columns; c++) {
          int weight =
              alpha(occurrence) * weight((occurrence & FeatureCollector.SLOT_MASK) * columns + c);
          if (pair) {
            sums[word][c] += weight / 2.0;
            sums[word - 1][c] += weight / 2.0;
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

  /** Sums up what is inside the word at hand, so that it need not be done again soon. */
  private int learn(FeatureCollector collector, Scratch scratch) {
    long[] sums = scratch.sums;
    Arrays.fill(sums, 0);
    collector.clear();
    collector.addInside();
    addBlock(collector, sums);
    return scratch.known.put(collector.key(), squares(collector), sums);
  }

  long squares(FeatureCollector collector) {
    int[] occurrences = collector.occurrences();
    int size = collector.size();
    long squares = 0;
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      int alpha = alpha(occurrence);
      squares += (long) alpha * alpha * values.square(occurrence & FeatureCollector.SLOT_MASK);
    }
    return squares;
  }

  private static boolean isPair(int occurrence) {
    int group = occurrence >>> FeatureOptions.MOST_SLOT_BITS;
    return group == FeatureGroup.WORD_PAIR.ordinal()
        || group == FeatureGroup.SKELETON_PAIR.ordinal();
  }

  private int weight(int index) {
    return precision == Precision.INT8 ? bytes[index] : shorts[index];
  }

  private void addBlock(FeatureCollector collector, long[] totals) {
    int[] occurrences = collector.occurrences();
    int size = collector.size();
    if (precision == Precision.INT16) {
      addColumns(shorts, occurrences, size, totals);
    } else if (columns == 1) {
      totals[0] += sumOneColumn(bytes, occurrences, size);
    } else {
      addColumns(bytes, occurrences, size, totals);
    }
  }

  private long sumOneColumn(byte[] weights, int[] occurrences, int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      sum += alpha(occurrence) * weights[occurrence & FeatureCollector.SLOT_MASK];
    }
    return sum;
  }

  private void addColumns(byte[] weights, int[] occurrences, int size, long[] totals) {
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      int alpha = alpha(occurrence);
      int row = (occurrence & FeatureCollector.SLOT_MASK) * columns;
      for (int c = 0; c < columns; c++) {
        totals[c] += alpha * weights[row + c];
      }
    }
  }

  private void addColumns(short[] weights, int[] occurrences, int size, long[] totals) {
    for (int i = 0; i < size; i++) {
      int occurrence = occurrences[i];
      int alpha = alpha(occurrence);
      int row = (occurrence & FeatureCollector.SLOT_MASK) * columns;
      for (int c = 0; c < columns; c++) {
        totals[c] += alpha * weights[row + c];
      }
    }
  }

  private int alpha(int occurrence) {
    return alphas[occurrence >>> FeatureOptions.MOST_SLOT_BITS];
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
    return new Scratch(this);
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

    private Scratch(LinearScorer scorer) {
      collector = new FeatureCollector(scorer.options);
      totals = new long[scorer.columns];
      sums = new long[scorer.columns];
      known = new WordSums(scorer.columns);
    }
  }
}
