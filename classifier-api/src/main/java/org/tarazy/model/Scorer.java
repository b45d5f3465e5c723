package org.tarazy.model;

import org.tarazy.text.WordReader;

/**
 * Gives a text a score a label.
 *
 * <p>Immutable and safe to share between threads; what changes during a call is in its {@link
 * Scratch}.
 */
public sealed interface Scorer permits LinearScorer, NeuralScorer, BlendedScorer {

  /** The number of labels. */
  int labels();

  /** Memory to score with, for one thread at a time. */
  Scratch newScratch();

  /**
   * Scores the text that {@code words} has read.
   *
   * @param scratch made by {@link #newScratch()} of this scorer
   * @param scores gets a score a label, in nats, before calibration
   */
  void score(WordReader words, Scratch scratch, float[] scores);

  /**
   * This scorer with other memory for what the words met last add up to; the scores are the same.
   *
   * @param bytes how many it may take, above 0
   */
  Scorer withWordMemory(long bytes);

  /** Scores the text that {@code words} has read, and says what each word did for the score. */
  WordShares shares(WordReader words, Scratch scratch);

  /** The memory that one thread scores with. */
  sealed interface Scratch
      permits LinearScorer.Scratch, NeuralScorer.Scratch, BlendedScorer.Scratch {}
}
