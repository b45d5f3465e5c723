package org.tarazy.datasets;

import java.util.stream.IntStream;

/**
 * The folds of a cross-validation: every example is held out exactly once. Made by {@link
 * Splitter#folds}. Immutable.
 */
public final class Folds {
  private final int count;
  private final int[] foldOf;

  Folds(int count, int[] foldOf) {
    this.count = count;
    this.foldOf = foldOf;
  }

  /** How many folds there are. */
  public int count() {
    return count;
  }

  /** The fold, from 0, in which the example at place {@code example} of the set is held out. */
  public int foldOf(int example) {
    return foldOf[example];
  }

  /** The places of the examples that fold {@code fold} holds out, ascending. */
  public int[] heldOut(int fold) {
    check(fold);
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /** The places of all other examples, ascending: to train on. */
  public int[] training(int fold) {
    check(fold);
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }

  private void check(int fold) {
    if (fold < 0 || fold >= count) {
      throw new IndexOutOfBoundsException("fold " + fold + " of " + count);
    }
  }
}
