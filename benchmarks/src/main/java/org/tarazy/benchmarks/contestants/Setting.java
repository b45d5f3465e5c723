package org.tarazy.benchmarks.contestants;

import java.io.IOException;

/**
 * One way to train a contestant.
 *
 * @param name what tells it from the others, for people
 * @param training trains with it
 */
public record Setting(String name, Training training) {

  /**
   * Trains on the training texts; whatever else it chooses, it chooses on the development texts.
   */
  @FunctionalInterface
  public interface Training {
    /** Trains. */
    Scorer train(LabelledSet set) throws IOException;
  }
}
