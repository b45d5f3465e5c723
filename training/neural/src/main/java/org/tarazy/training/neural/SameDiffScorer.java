package org.tarazy.training.neural;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tarazy.model.NeuralScorer;
import org.tarazy.model.Task;

/**
 * The network of a {@link NeuralScorer} run by SameDiff: to check the one against the other, in
 * what they say and in the time they take. Not safe to share between threads.
 */
public final class SameDiffScorer {
  private final NeuralScorer network;
  private final Rows rows;
  private final Layers layers;

  /** Takes the weights of {@code network}. */
  public SameDiffScorer(NeuralScorer network) {
    this.network = network;
    SameDiffTrainer.oneThread();
    Adam still = new Adam(0);
    rows = new Rows(network.shape().dimensions(), still, network.rowValues());
    layers = new Layers(network.shape(), Task.SINGLE_LABEL, still, network.weights());
  }

  /** A text as SameDiff's {@code output()} takes it. */
  public static final class Prepared {
    private final Map<String, INDArray> inputs;

    private Prepared(Map<String, INDArray> inputs) {
      this.inputs = inputs;
    }
  }

  /** Reads a text and looks its words up. */
  public Prepared prepare(String text) {
    WordTypes words = new WordTypes(List.of(text), network.shape().features(), Integer.MAX_VALUE);
    float[][] none = new float[1][network.labels()];
    Batch batch = new Batch(network.shape(), words, new int[1], rows, none, none, 0, new Random(0));
    return new Prepared(layers.prepared(batch));
  }

  /** The scores of a text by SameDiff's {@code output()}. */
  public float[] output(Prepared text) {
    return layers.scores(text.inputs);
  }
}
