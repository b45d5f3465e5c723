package org.tarazy.model;

import java.util.Arrays;
import java.util.Optional;
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
 *   <li>{@link #word} gives the scores of that word alone; {@link #add()} takes it into the choice;
 *   <li>{@link #chosen} gives the scores of the words chosen so far: all of them have the scores of
 *       {@link LinearScorer#score}.
 * </ol>
 *
 * <p>Scratch memory: one thread at a time, nothing is allocated after construction.
 */
public final class WordScores {
  private final LinearScorer scorer;
  private final Optional<PackedWeights> packed;
  private final FeatureCollector collector;
  private final long[] wordTotals;
  private final long[] totals;
  private long wordSquares;
  private long squares;

  /** Scratch memory for {@code scorer}. */
  public WordScores(LinearScorer scorer) {
    this(scorer, scorer.packed());
  }

  private WordScores(LinearScorer scorer, Optional<PackedWeights> packed) {
    this.scorer = scorer;
    this.packed = packed;
    this.collector = new FeatureCollector(scorer.options());
    this.wordTotals = new long[scorer.scales().length];
    this.totals = new long[wordTotals.length];
  }

  /** More scratch memory for the same scorer, as for another thread. */
  public WordScores another() {
    return new WordScores(scorer, packed);
  }

  /** Begins with the words that {@code words} has just read; they must stay as they are. */
  public void start(WordReader words) {
    collector.start(words);
    Arrays.fill(totals, 0);
    squares = 0;
  }

  /**
   * Goes to the next word.
   *
   * @return whether there was one
   */
  public boolean next() {
    if (!collector.nextWord()) {
      return false;
    }
    Arrays.fill(wordTotals, 0);
    if (packed.isPresent()) {
      packed.get().addTo(wordTotals, collector.occurrences(), collector.size());
      wordSquares = scorer.squares(collector);
    } else {
      wordSquares = scorer.addTo(wordTotals, collector);
    }
    return true;
  }

  /** Takes the word into the choice. */
  public void add() {
    for (int c = 0; c < totals.length; c++) {
      totals[c] += wordTotals[c];
    }
    squares += wordSquares;
  }

  /**
   * Scores the word as a text of its own.
   *
   * @param scores gets a score a label, in nats, before calibration
   */
  public void word(float[] scores) {
    scorer.spread(wordTotals, wordSquares, scores);
  }

  /**
   * Scores the chosen words as a text.
   *
   * @param scores gets a score a label, in nats, before calibration
   */
  public void chosen(float[] scores) {
    scorer.spread(totals, squares, scores);
  }
}
