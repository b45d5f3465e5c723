package org.tarazy.model;

/**
 * The sizes of a {@link NeuralScorer}'s network.
 *
 * @param features what is inside a word that it reads: a row of numbers a slot. Pairs of words are
 *     not: order is what the network itself sees
 * @param dimensions the numbers a word has
 * @param filters of each of the two widths of convolution
 * @param hidden the units of the hidden layer
 * @param labels the labels
 */
public record NetworkShape(
    FeatureOptions features, int dimensions, int filters, int hidden, int labels) {
  private static final int MOST = 1024;

  /** Checks the ranges. */
  public NetworkShape {
    if (features.weights().keySet().stream().anyMatch(FeatureGroup::joinsWords)) {
      throw new IllegalArgumentException("a network reads no pairs of words");
    }
    within(dimensions, "dimensions");
    within(filters, "filters");
    within(hidden, "hidden units");
    within(labels, "labels");
  }

  private static void within(int value, String what) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(value + " " + what + ", expected 1 to " + MOST);
    }
  }

  /** What the pooled text has: the mean of its words and the largest of each filter. */
  public int pooled() {
    return dimensions + 2 * filters;
  }
}
