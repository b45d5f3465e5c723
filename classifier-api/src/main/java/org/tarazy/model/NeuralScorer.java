package org.tarazy.model;

import java.util.Arrays;
import org.tarazy.text.WordReader;

/**
 * Scores a text with a small convolutional network (after Kim 2014) that sees the order of words.
 *
 * <p>A word is the mean of the rows of its slots: of the word as written, of its skeleton and of
 * what {@link NetworkShape#features} names besides (Bojanowski et al. 2017). Filters look at two
 * and at three words in a row, with an empty word before the first and after the last; the largest
 * answer of each, or 0, goes beside the sum of all words over √n into a hidden layer of rectified
 * units, and from there into a score a label.
 *
 * <p>What a word adds to the filters depends on the word alone, so each thread keeps it for the
 * words it met last. Rows are whole numbers of 8 bits with a scale a dimension. All sums have one
 * order: the scores are the same to the bit on every machine.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class NeuralScorer implements Scorer {
  /** Explaining costs memory a word; the words after these count as none of them alone. */
  private static final int MOST_EXPLAINED = 20_000;

  /** As many windows as one word can be in, and one more. */
  private static final int BEST = 4;

  private final NetworkShape shape;
  private final byte[] rows;
  private final float[] scales;
  private final Weights weights;

  /** For each dimension of a word, what it adds at each place of each window. */
  private final float[] projection;

  /**
   * The numbers of a network beside its rows; matrices input by input, a row of outputs each.
   *
   * @param two the filters over two words: 2 · dimensions inputs
   * @param twoBias an output each
   * @param three the filters over three words: 3 · dimensions inputs
   * @param threeBias an output each
   * @param hidden the hidden layer: {@link NetworkShape#pooled} inputs, which are the sum of the
   *     words, the filters over two, the filters over three
   * @param hiddenBias an output each
   * @param output the scores: an input a hidden unit
   * @param outputBias an output each
   */
  public record Weights(
      float[] two,
      float[] twoBias,
      float[] three,
      float[] threeBias,
      float[] hidden,
      float[] hiddenBias,
      float[] output,
      float[] outputBias) {

    /** The lengths of the arrays, in the order of the components. */
    static int[] lengths(NetworkShape shape) {
      int d = shape.dimensions();
      int f = shape.filters();
      int h = shape.hidden();
      return new int[] {
        2 * d * f, f, 3 * d * f, f, shape.pooled() * h, h, h * shape.labels(), shape.labels()
      };
    }

    /** All arrays, in the order of the components. */
    public float[][] all() {
      return new float[][] {two, twoBias, three, threeBias, hidden, hiddenBias, output, outputBias};
    }

    static Weights of(float[][] all) {
      return new Weights(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
    }
  }

  /**
   * A scorer over one-byte rows.
   *
   * @param rows slot by slot, a whole number a dimension; kept, not copied
   * @param scales what a 1 in a row stands for, a dimension
   */
  public NeuralScorer(NetworkShape shape, byte[] rows, float[] scales, Weights weights) {
    int d = shape.dimensions();
    if (rows.length != (long) shape.features().slots() * d || scales.length != d) {
      throw new IllegalArgumentException(
          rows.length + " row entries and " + scales.length + " scales do not fit " + shape);
    }
    int[] lengths = Weights.lengths(shape);
    float[][] all = weights.all();
    for (int i = 0; i < lengths.length; i++) {
      if (all[i].length != lengths[i]) {
        throw new IllegalArgumentException(
            "part " + i + " of the network has " + all[i].length + " weights, not " + lengths[i]);
      }
      for (float weight : all[i]) {
        if (!Float.isFinite(weight)) {
          throw new IllegalArgumentException("weight " + weight + " in the network");
        }
      }
    }
    this.shape = shape;
    this.rows = rows;
    this.scales = scales;
    this.weights = weights;
    this.projection = projection(shape, weights);
  }

  /**
   * Rounds the rows to whole numbers.
   *
   * @param rows slot by slot, a real number a dimension
   */
  public static NeuralScorer quantise(NetworkShape shape, float[] rows, Weights weights) {
    int d = shape.dimensions();
    float[] scales = new float[d];
    for (int i = 0; i < rows.length; i++) {
      scales[i % d] = Math.max(scales[i % d], Math.abs(rows[i]));
    }
    for (int j = 0; j < d; j++) {
      scales[j] = scales[j] == 0 ? 1 : scales[j] / Byte.MAX_VALUE;
    }
    byte[] rounded = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rounded[i] = (byte) Math.round(rows[i] / scales[i % d]);
    }
    return new NeuralScorer(shape, rounded, scales, weights);
  }

  /** Puts the five matrices that a word goes through side by side: one pass serves them all. */
  private static float[] projection(NetworkShape shape, Weights weights) {
    int d = shape.dimensions();
    int f = shape.filters();
    float[] projection = new float[d * 5 * f];
    for (int j = 0; j < d; j++) {
      for (int place = 0; place < 2; place++) {
        System.arraycopy(weights.two, (place * d + j) * f, projection, (j * 5 + place) * f, f);
      }
      for (int place = 0; place < 3; place++) {
        System.arraycopy(
            weights.three, (place * d + j) * f, projection, (j * 5 + 2 + place) * f, f);
      }
    }
    return projection;
  }

  /** The sizes of the network. */
  public NetworkShape shape() {
    return shape;
  }

  byte[] rows() {
    return rows;
  }

  float[] scales() {
    return scales;
  }

  /** What the rows stand for: slot by slot, a real number a dimension. */
  public float[] rowValues() {
    float[] values = new float[rows.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scales[i % scales.length] * rows[i];
    }
    return values;
  }

  /** All numbers but the rows; not to be changed. */
  public Weights weights() {
    return weights;
  }

  @Override
  public int labels() {
    return shape.labels();
  }

  /** {@inheritDoc} A network keeps some words for each thread, whatever is asked for. */
  @Override
  public NeuralScorer withWordMemory(long bytes) {
    return this;
  }

  @Override
  public Scratch newScratch() {
    return new Scratch(shape);
  }

  @Override
  public void score(WordReader words, Scorer.Scratch scratch, float[] scores) {
    Scratch memory = (Scratch) scratch;
    FeatureCollector collector = memory.collector;
    collector.start(words);
    int f = shape.filters();
    float[] pooled = memory.pooled;
    Arrays.fill(pooled, 0);
    // What the windows that are not full yet have so far.
    float[] two = memory.two;
    float[] three = memory.three;
    float[] threeBegun = memory.threeBegun;
    System.arraycopy(weights.twoBias, 0, two, 0, f);
    System.arraycopy(weights.threeBias, 0, three, 0, f);
    System.arraycopy(weights.threeBias, 0, threeBegun, 0, f);
    int count = 0;
    float[] known = memory.known.table;
    while (collector.advance()) {
      int row = memory.known.row(collector.key());
      if (row < 0) {
        row = learn(memory);
      }
      addTo(pooled, known, row);
      int at = row + shape.dimensions();
      int largest = shape.dimensions();
      for (int i = 0; i < f; i++) {
        pooled[largest + i] = Math.max(pooled[largest + i], two[i] + known[at + f + i]);
        two[i] = weights.twoBias[i] + known[at + i];
      }
      if (count > 0) {
        largest += f;
        for (int i = 0; i < f; i++) {
          pooled[largest + i] = Math.max(pooled[largest + i], three[i] + known[at + 4 * f + i]);
        }
      }
      for (int i = 0; i < f; i++) {
        three[i] = threeBegun[i] + known[at + 3 * f + i];
        threeBegun[i] = weights.threeBias[i] + known[at + 2 * f + i];
      }
      count++;
    }
    int largest = shape.dimensions();
    for (int i = 0; i < f; i++) {
      pooled[largest + i] = Math.max(pooled[largest + i], two[i]);
      pooled[largest + f + i] = Math.max(pooled[largest + f + i], three[i]);
    }
    float factor = (float) (1 / Math.sqrt(Math.max(1, count)));
    for (int j = 0; j < shape.dimensions(); j++) {
      pooled[j] *= factor;
    }
    top(pooled, memory.hidden, scores);
  }

  private void addTo(float[] sum, float[] table, int row) {
    for (int j = 0; j < shape.dimensions(); j++) {
      sum[j] += table[row + j];
    }
  }

  /** From the pooled text to the scores. */
  private void top(float[] pooled, float[] hidden, float[] scores) {
    int h = hidden.length;
    System.arraycopy(weights.hiddenBias, 0, hidden, 0, h);
    for (int p = 0; p < pooled.length; p++) {
      float value = pooled[p];
      if (value != 0) {
        addScaled(hidden, value, weights.hidden, p * h);
      }
    }
    System.arraycopy(weights.outputBias, 0, scores, 0, scores.length);
    for (int i = 0; i < h; i++) {
      if (hidden[i] > 0) {
        addScaled(scores, hidden[i], weights.output, i * scores.length);
      }
    }
  }

  private static void addScaled(float[] sum, float factor, float[] matrix, int row) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * matrix[row + i];
    }
  }

  /** Works out what the word at hand adds everywhere, so that it need not be done again soon. */
  private int learn(Scratch memory) {
    FeatureCollector collector = memory.collector;
    collector.clear();
    collector.addInside();
    int d = shape.dimensions();
    int[] sums = memory.sums;
    Arrays.fill(sums, 0);
    int size = collector.size();
    for (int i = 0; i < size; i++) {
      int row = (collector.occurrences()[i] & FeatureCollector.SLOT_MASK) * d;
      for (int j = 0; j < d; j++) {
        sums[j] += rows[row + j];
      }
    }
    int row = memory.known.take(collector.key());
    float[] table = memory.known.table;
    float[] projected = memory.projected;
    Arrays.fill(projected, 0);
    for (int j = 0; j < d; j++) {
      float value = scales[j] * sums[j] / Math.max(1, size);
      table[row + j] = value;
      addScaled(projected, value, projection, j * projected.length);
    }
    System.arraycopy(projected, 0, table, row + d, projected.length);
    return row;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The share of a word is how far the score falls when an empty word takes its place
   * (occlusion, Zeiler and Fergus 2014). It costs as much a word as scoring a text of some words.
   */
  @Override
  public WordShares shares(WordReader words, Scorer.Scratch scratch) {
    Scratch memory = (Scratch) scratch;
    float[] scores = new float[labels()];
    score(words, memory, scores);
    int n = words.wordCount();
    float[][] shares = new float[n][labels()];
    if (n <= MOST_EXPLAINED) {
      new Occlusion(words, memory).fill(shares, scores);
    }
    float[] rest = scores.clone();
    for (float[] share : shares) {
      for (int l = 0; l < rest.length; l++) {
        rest[l] -= share[l];
      }
    }
    return new WordShares(shares, rest);
  }

  /** What would become of the scores of one text without one of its words. */
  private final class Occlusion {
    private final int d = shape.dimensions();
    private final int f = shape.filters();
    private final int stride = d + 5 * f;
    private final int n;
    private final Scratch memory;

    /** A row a word with its vector and projections; an empty word before and after. */
    private final float[] table;

    /** The {@value #BEST} windows with the largest answers, a filter; −1 where there are fewer. */
    private final int[] best = new int[2 * f * BEST];

    private final float[] sum = new float[d];

    Occlusion(WordReader words, Scratch memory) {
      this.memory = memory;
      n = words.wordCount();
      table = new float[(n + 2) * stride];
      FeatureCollector collector = memory.collector;
      collector.start(words);
      for (int word = 1; collector.advance(); word++) {
        int row = memory.known.row(collector.key());
        if (row < 0) {
          row = learn(memory);
        }
        System.arraycopy(memory.known.table, row, table, word * stride, stride);
        addTo(sum, memory.known.table, row);
      }
      Arrays.fill(best, -1);
      for (int filter = 0; filter < f; filter++) {
        rank(filter, 2, n + 1);
        rank(filter, 3, Math.max(1, n));
      }
    }

    private void rank(int filter, int width, int windows) {
      int from = (filter + (width == 2 ? 0 : f)) * BEST;
      for (int window = 0; window < windows; window++) {
        float answer = answer(filter, width, window, -1);
        for (int i = 0; i < BEST; i++) {
          int other = best[from + i];
          if (other < 0 || answer > answer(filter, width, other, -1)) {
            System.arraycopy(best, from + i, best, from + i + 1, BEST - i - 1);
            best[from + i] = window;
            break;
          }
        }
      }
    }

    /** What a filter says to the window that begins with this word of the table. */
    private float answer(int filter, int width, int window, int without) {
      float answer = width == 2 ? weights.twoBias[filter] : weights.threeBias[filter];
      int matrix = width == 2 ? 0 : 2;
      for (int place = 0; place < width; place++) {
        int word = window + place;
        if (word != without) {
          answer += table[word * stride + d + (matrix + place) * f + filter];
        }
      }
      return answer;
    }

    void fill(float[][] shares, float[] scores) {
      float[] pooled = new float[shape.pooled()];
      float[] without = new float[labels()];
      float factor = (float) (1 / Math.sqrt(Math.max(1, n)));
      for (int word = 1; word <= n; word++) {
        for (int j = 0; j < d; j++) {
          pooled[j] = (sum[j] - table[word * stride + j]) * factor;
        }
        for (int filter = 0; filter < f; filter++) {
          pooled[d + filter] = largest(filter, 2, word, n + 1);
          pooled[d + f + filter] = largest(filter, 3, word, n);
        }
        top(pooled, memory.hidden, without);
        for (int l = 0; l < without.length; l++) {
          shares[word - 1][l] = scores[l] - without[l];
        }
      }
    }

    private float largest(int filter, int width, int without, int windows) {
      float largest = 0;
      int from = (filter + (width == 2 ? 0 : f)) * BEST;
      for (int i = 0; i < BEST && best[from + i] >= 0; i++) {
        int window = best[from + i];
        if (without < window || without >= window + width) {
          largest = Math.max(largest, answer(filter, width, window, -1));
          break;
        }
      }
      for (int window = Math.max(0, without - width + 1);
          window <= Math.min(without, windows - 1);
          window++) {
        largest = Math.max(largest, answer(filter, width, window, without));
      }
      return largest;
    }
  }

  /** The memory that one thread scores with. */
  public static final class Scratch implements Scorer.Scratch {
    private final FeatureCollector collector;
    private final Known known;
    private final int[] sums;
    private final float[] projected;
    private final float[] pooled;
    private final float[] two;
    private final float[] three;
    private final float[] threeBegun;
    private final float[] hidden;

    private Scratch(NetworkShape shape) {
      int f = shape.filters();
      collector = new FeatureCollector(shape.features());
      known = new Known(shape.dimensions() + 5 * f);
      sums = new int[shape.dimensions()];
      projected = new float[5 * f];
      pooled = new float[shape.pooled()];
      two = new float[f];
      three = new float[f];
      threeBegun = new float[f];
      hidden = new float[shape.hidden()];
    }
  }

  /** The words that were met last: a direct-mapped cache, as {@link WordSums} is. */
  private static final class Known {
    private static final int ROWS = 1 << 11;

    private final int stride;
    private final long[] keys = new long[ROWS];
    private final float[] table;

    Known(int stride) {
      this.stride = stride;
      this.table = new float[ROWS * stride];
    }

    /** Where the word with this key stands, negative if it is not there. */
    int row(long key) {
      int place = place(key);
      return keys[place] == marked(key) ? place * stride : -1;
    }

    /** The place for a word, which another may have to leave. */
    int take(long key) {
      int place = place(key);
      keys[place] = marked(key);
      return place * stride;
    }

    private static int place(long key) {
      return (int) (key * 0x9E3779B97F4A7C15L >>> Long.SIZE - Integer.numberOfTrailingZeros(ROWS));
    }

    /** Zero marks an empty place. */
    private static long marked(long key) {
      return key == 0 ? 1 : key;
    }
  }
}
