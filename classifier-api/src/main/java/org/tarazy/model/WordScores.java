package org.tarazy.model;

import java.util.Arrays;
import org.tarazy.text.WordReader;

/**
 * Scores the words of a text one by one, each as a text of its own, and any choice of them
 * together.
 *
 * <p>The protocol:
 *
 * <ol>
 *   <li>{@link WordReader#read} a text, then {@link #start} on that reader;
 *   <li>{@link #next()} goes to the next word, until it returns {@code false};
 *   <li>{@link #behind} gives the scores of that word alone; {@link #add()} takes it into the
 *       choice;
 *   <li>{@link #chosen} gives the scores of the words chosen so far: all of them have the scores of
 *       {@link LinearScorer#score}.
 * </ol>
 *
 * <p>The sums of the words met last are kept and shared with all that are made by {@link
 * #another()}, also with other threads. A model whose features are pairs of words keeps none.
 *
 * <p>Scratch memory: one thread at a time, nothing is allocated after construction.
 */
public final class WordScores {
  private static final int MEMORY = 1 << 21;

  private final LinearScorer scorer;
  private final Calibration calibration;
  private final WordSums known;
  private final FeatureCollector collector;
  private final boolean remembers;
  private final long[] sums;
  private final long[] row;

  private WordReader reader = new WordReader();
  private int word;
  private long squares;

  private final long[] totals;
  private long totalSquares;

  /** Scratch memory for a scorer and the calibration of its scores. */
  public WordScores(LinearScorer scorer, Calibration calibration) {
    this(scorer, calibration, table(scorer));
  }

  private static WordSums table(LinearScorer scorer) {
    int columns = scorer.scales().length;
    long usual = WordSums.usualBytes(columns, scorer.precision(), false);
    return new WordSums(columns, scorer.precision(), false, Math.min(MEMORY, usual));
  }

  private WordScores(LinearScorer scorer, Calibration calibration, WordSums known) {
    this.scorer = scorer;
    this.calibration = calibration;
    this.known = known;
    int columns = scorer.scales().length;
    collector = new FeatureCollector(scorer.options());
    remembers = !collector.collectsPairs();
    sums = new long[columns];
    row = known.newRow();
    totals = new long[columns];
  }

  /** More scratch memory for the same scorer, as for another thread. */
  public WordScores another() {
    return new WordScores(scorer, calibration, known);
  }

  /** Begins with the words that {@code words} has just read; they must stay as they are. */
  public void start(WordReader words) {
    reader = words;
    word = -1;
    collector.start(words);
    Arrays.fill(totals, 0);
    totalSquares = 0;
  }

  /**
   * Goes to the next word.
   *
   * @return whether there was one
   */
  public boolean next() {
    if (++word >= reader.wordCount()) {
      return false;
    }
    Arrays.fill(sums, 0);
    long key = reader.key(word);
    if (remembers && known.find(key, row)) {
      collector.advance(WordSums.skeletonHash(row), 0);
      squares = known.addTo(sums, row);
    } else {
      collector.nextWord();
      squares = scorer.addTo(sums, collector);
      if (remembers) {
        known.put(key, collector.lastSkeletonHash(), 0, squares, sums, row);
      }
    }
    return true;
  }

  /** Goes to the next word, of which nothing will be asked; there must be one. */
  public void skip() {
    word++;
    collector.advance(0, 0);
  }

  /** A hash of the skeleton of the word; equal skeletons have equal hashes. */
  public int skeletonHash() {
    return collector.lastSkeletonHash();
  }

  /** Takes the word into the choice. */
  public void add() {
    totalSquares += squares;
    for (int c = 0; c < totals.length; c++) {
      totals[c] += sums[c];
    }
  }

  /**
   * Scores the word as a text of its own.
   *
   * @param differences gets a calibrated score a label, in nats, less that of the best label: 0 and
   *     below
   */
  public void behind(float[] differences) {
    scorer.spread(sums, squares, differences);
    float highest = Float.NEGATIVE_INFINITY;
    for (int l = 0; l < differences.length; l++) {
      differences[l] = differences[l] * calibration.scales()[l] + calibration.offsets()[l];
      highest = Math.max(highest, differences[l]);
    }
    for (int l = 0; l < differences.length; l++) {
      differences[l] -= highest;
    }
  }

  /**
   * Scores the chosen words as a text.
   *
   * @param scores gets a score a label, in nats, before calibration
   */
  public void chosen(float[] scores) {
    scorer.spread(totals, totalSquares, scores);
  }
}
