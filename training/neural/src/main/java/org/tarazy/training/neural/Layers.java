package org.tarazy.training.neural;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.NeuralScorer;
import org.tarazy.model.Task;

/**
 * Everything above the words, as a graph of SameDiff: convolutions over windows of two and three
 * words, the largest answer of each filter, a hidden layer, the scores and their loss.
 *
 * <p>Windows, masks and dropout come from outside: the graph has nothing random in it, and one step
 * is the same on each run.
 */
final class Layers {
  private final NetworkShape shape;
  private final Adam adam;
  private final SameDiff graph = SameDiff.create();
  private final List<Parameter> parameters = new ArrayList<>();
  private int steps;

  /**
   * Weights, and what Adam knows of their gradients.
   *
   * @param sizes of the matrix or vector that they are in the graph
   */
  private record Parameter(
      String name, float[] values, float[] means, float[] variances, long[] sizes) {}

  /** Layers with random weights. */
  Layers(NetworkShape shape, Task task, Adam adam, Random random) {
    this(shape, task, adam, initial(shape, random));
  }

  /** Layers with these weights; copied. */
  Layers(NetworkShape shape, Task task, Adam adam, NeuralScorer.Weights weights) {
    this.shape = shape;
    this.adam = adam;
    SDVariable two = convolution(2, weights.two(), weights.twoBias());
    SDVariable three = convolution(3, weights.three(), weights.threeBias());
    SDVariable sum = graph.placeHolder("sum", DataType.FLOAT, -1, shape.dimensions());
    SDVariable keepPooled = graph.placeHolder("keep_pooled", DataType.FLOAT, -1, shape.pooled());
    SDVariable keepHidden = graph.placeHolder("keep_hidden", DataType.FLOAT, -1, shape.hidden());
    SDVariable targets = graph.placeHolder("targets", DataType.FLOAT, -1, shape.labels());
    SDVariable textWeights = graph.placeHolder("weights", DataType.FLOAT, -1, shape.labels());
    SDVariable pooled = graph.concat(1, sum, two, three).mul(keepPooled);
    SDVariable hidden =
        graph
            .nn()
            .relu(layer("hidden", pooled, weights.hidden(), weights.hiddenBias()), 0)
            .mul(keepHidden);
    SDVariable scores = layer("output", hidden, weights.output(), weights.outputBias());
    scores.rename("scores");
    loss(task, scores, targets).mul(textWeights).sum(1).mean("loss");
    graph.setLossVariables("loss");
    differentiate();
  }

  /** Makes the graph of the gradients, and keeps SameDiff from telling standard output of each. */
  private void differentiate() {
    synchronized (Layers.class) {
      PrintStream out = System.out;
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      try {
        graph.createGradFunction(wanted().toArray(String[]::new));
      } finally {
        System.setOut(out);
      }
    }
  }

  /** What gradients are asked for. */
  private List<String> wanted() {
    List<String> wanted = new ArrayList<>(List.of("windows_2", "windows_3", "sum"));
    parameters.forEach(parameter -> wanted.add(parameter.name()));
    return wanted;
  }

  /** Biases 0, matrices uniform in the range of Glorot and Bengio (2010). */
  private static NeuralScorer.Weights initial(NetworkShape shape, Random random) {
    int d = shape.dimensions();
    int f = shape.filters();
    int h = shape.hidden();
    return new NeuralScorer.Weights(
        uniform(2 * d, f, random),
        new float[f],
        uniform(3 * d, f, random),
        new float[f],
        uniform(shape.pooled(), h, random),
        new float[h],
        uniform(h, shape.labels(), random),
        new float[shape.labels()]);
  }

  private static float[] uniform(int inputs, int outputs, Random random) {
    double range = Math.sqrt(6.0 / (inputs + outputs));
    float[] matrix = new float[inputs * outputs];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) ((2 * random.nextDouble() - 1) * range);
    }
    return matrix;
  }

  /** Filters over windows of some words, then the largest answer of each, or 0. */
  private SDVariable convolution(int width, float[] matrix, float[] bias) {
    int inputs = width * shape.dimensions();
    SDVariable windows = graph.placeHolder("windows_" + width, DataType.FLOAT, -1, inputs);
    SDVariable inText = graph.placeHolder("in_text_" + width, DataType.FLOAT, -1, 1);
    SDVariable sizes = graph.placeHolder("sizes_" + width, DataType.INT64, 3);
    SDVariable answers = layer("filters_" + width, windows, matrix, bias);
    return graph.reshape(graph.nn().relu(answers, 0).mul(inText), sizes).max(1);
  }

  private SDVariable layer(String name, SDVariable input, float[] matrix, float[] bias) {
    int outputs = bias.length;
    SDVariable weights = parameter(name, matrix.clone(), matrix.length / outputs, outputs);
    return input.mmul(weights).add(parameter(name + "_bias", bias.clone(), outputs));
  }

  private SDVariable parameter(String name, float[] initial, long... sizes) {
    int n = initial.length;
    parameters.add(new Parameter(name, initial, new float[n], new float[n], sizes));
    return graph.var(name, tensor(initial, sizes));
  }

  /** The loss of each text and label. */
  private SDVariable loss(Task task, SDVariable scores, SDVariable targets) {
    if (task == Task.SINGLE_LABEL) {
      return graph.nn().logSoftmax(scores).mul(targets).neg();
    }
    SDVariable toBig = graph.math().log(graph.math().exp(graph.math().abs(scores).neg()).add(1));
    return graph.nn().relu(scores, 0).sub(scores.mul(targets)).add(toBig);
  }

  private static INDArray tensor(float[] values, long... sizes) {
    return Nd4j.create(values, sizes, 'c');
  }

  private Map<String, INDArray> inputs(Batch batch) {
    long texts = batch.size();
    Map<String, INDArray> inputs = new HashMap<>();
    for (int width = 2; width <= 3; width++) {
      long windows = batch.windows(width);
      inputs.put(
          "windows_" + width,
          tensor(batch.cut(width), texts * windows, (long) width * shape.dimensions()));
      inputs.put("in_text_" + width, tensor(batch.inText(width), texts * windows, 1));
      inputs.put("sizes_" + width, Nd4j.createFromArray(texts, windows, (long) shape.filters()));
    }
    inputs.put("sum", tensor(batch.sums(), texts, shape.dimensions()));
    return inputs;
  }

  /**
   * Moves the weights one step and leaves the gradient of the words in the batch.
   *
   * @return the mean loss before the step
   */
  double step(Batch batch) {
    Map<String, INDArray> inputs = inputs(batch);
    inputs.put("keep_pooled", tensor(batch.keepPooled(), batch.size(), shape.pooled()));
    inputs.put("keep_hidden", tensor(batch.keepHidden(), batch.size(), shape.hidden()));
    inputs.put("targets", tensor(batch.targets(), batch.size(), shape.labels()));
    inputs.put("weights", tensor(batch.weights(), batch.size(), shape.labels()));
    OutAndGrad result = graph.calculateGradientsAndOutputs(inputs, List.of("loss"), wanted());
    Map<String, INDArray> gradients = result.getGradients();
    steps++;
    for (Parameter parameter : parameters) {
      float[] values = parameter.values();
      adam.update(
          steps,
          values,
          parameter.means(),
          parameter.variances(),
          0,
          floats(gradients, parameter.name()),
          0,
          values.length);
      graph.getVariable(parameter.name()).getArr().assign(tensor(values, parameter.sizes()));
    }
    batch.gradients(
        floats(gradients, "windows_2"), floats(gradients, "windows_3"), floats(gradients, "sum"));
    double loss = floats(result.getOutputs(), "loss")[0];
    // Their memory is not Java's: the collector would get round to it too late.
    inputs.values().forEach(INDArray::close);
    gradients.values().forEach(INDArray::close);
    return loss;
  }

  /** What {@link #scores} needs of a batch. */
  Map<String, INDArray> prepared(Batch batch) {
    Map<String, INDArray> inputs = inputs(batch);
    inputs.put("keep_pooled", Nd4j.ones(DataType.FLOAT, batch.size(), shape.pooled()));
    inputs.put("keep_hidden", Nd4j.ones(DataType.FLOAT, batch.size(), shape.hidden()));
    return inputs;
  }

  /** The scores of each text, one text after another, by SameDiff itself. */
  float[] scores(Map<String, INDArray> prepared) {
    return floats(graph.output(prepared, "scores"), "scores");
  }

  private static float[] floats(Map<String, INDArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name).dup('c').data().asFloat();
  }

  /** The weights as they are. */
  NeuralScorer.Weights weights() {
    List<float[]> all = parameters.stream().map(parameter -> parameter.values().clone()).toList();
    return new NeuralScorer.Weights(
        all.get(0),
        all.get(1),
        all.get(2),
        all.get(3),
        all.get(4),
        all.get(5),
        all.get(6),
        all.get(7));
  }
}
