package org.tarazy.model;

import org.tarazy.text.WordReader;

/**
 * A weighted sum of the scores of a linear model and of a network: the one knows many words, the
 * other their order.
 *
 * @param linear the linear model
 * @param linearWeight what its scores are multiplied by, above 0
 * @param network the network, for the same labels
 * @param networkWeight what its scores are multiplied by, above 0
 */
public record BlendedScorer(
    LinearScorer linear, float linearWeight, NeuralScorer network, float networkWeight)
    implements Scorer {

  /** Checks that the parts fit each other. */
  public BlendedScorer {
    if (linear.labels() != network.labels()) {
      throw new IllegalArgumentException(
          linear.labels() + " labels, but " + network.labels() + " of the network");
    }
    for (float weight : new float[] {linearWeight, networkWeight}) {
      if (!(weight > 0) || !Float.isFinite(weight)) {
        throw new IllegalArgumentException("weight " + weight + " in a blend, expected above 0");
      }
    }
  }

  @Override
  public int labels() {
    return linear.labels();
  }

  @Override
  public BlendedScorer withWordMemory(long bytes) {
    return new BlendedScorer(linear.withWordMemory(bytes), linearWeight, network, networkWeight);
  }

  @Override
  public Scratch newScratch() {
    return new Scratch(this);
  }

  @Override
  public void score(WordReader words, Scorer.Scratch scratch, float[] scores) {
    Scratch memory = (Scratch) scratch;
    linear.score(words, memory.linear, scores);
    network.score(words, memory.network, memory.scores);
    blendInto(scores, memory.scores);
  }

  /** The scores of a text from those of the two parts. */
  public float[] blend(float[] ofLinear, float[] ofNetwork) {
    float[] scores = ofLinear.clone();
    blendInto(scores, ofNetwork);
    return scores;
  }

  @Override
  public WordShares shares(WordReader words, Scorer.Scratch scratch) {
    Scratch memory = (Scratch) scratch;
    WordShares total = linear.shares(words, memory.linear);
    WordShares ofNetwork = network.shares(words, memory.network);
    for (int word = 0; word < total.words().length; word++) {
      blendInto(total.words()[word], ofNetwork.words()[word]);
    }
    blendInto(total.rest(), ofNetwork.rest());
    return total;
  }

  private void blendInto(float[] total, float[] other) {
    for (int l = 0; l < total.length; l++) {
      total[l] = linearWeight * total[l] + networkWeight * other[l];
    }
  }

  /** The memory of both parts. */
  public static final class Scratch implements Scorer.Scratch {
    private final LinearScorer.Scratch linear;
    private final NeuralScorer.Scratch network;
    private final float[] scores;

    private Scratch(BlendedScorer scorer) {
      linear = scorer.linear.newScratch();
      network = scorer.network.newScratch();
      scores = new float[scorer.labels()];
    }
  }
}
