package org.tarazy.training.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String TWO = "two";
  private static final String TWO_BIAS = "two_bias";
  private static final String THREE = "three";
  private static final String THREE_BIAS = "three_bias";
  private static final String HIDDEN = "hidden";
  private static final String HIDDEN_BIAS = "hidden_bias";
  private static final String OUTPUT = "output";
  private static final String OUTPUT_BIAS = "output_bias";
  private static final List<String> WEIGHTS =
      List.of(TWO, TWO_BIAS, THREE, THREE_BIAS, HIDDEN, HIDDEN_BIAS, OUTPUT, OUTPUT_BIAS);

  private final NetworkShape shape;
  private final Adam adam;
  private final SameDiff graph = SameDiff.create();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, float[]> means = new LinkedHashMap<>();
  private final Map<String, float[]> variances = new LinkedHashMap<>();
  private int steps;

  Layers(NetworkShape shape, Task task, Adam adam, Random random) {
    this.shape = shape;
    this.adam = adam;
    int d = shape.dimensions();
    SDVariable two = convolution(TWO, TWO_BIAS, 2, random);
    SDVariable three = convolution(THREE, THREE_BIAS, 3, random);
    SDVariable sum = graph.placeHolder("sum", DataType.FLOAT, -1, d);
    SDVariable keepPooled = graph.placeHolder("keep_pooled", DataType.FLOAT, -1, shape.pooled());
    SDVariable keepHidden = graph.placeHolder("keep_hidden", DataType.FLOAT, -1, shape.hidden());
    SDVariable targets = graph.placeHolder("targets", DataType.FLOAT, -1, shape.labels());
    SDVariable pooled = graph.concat(1, sum, two, three).mul(keepPooled);
    SDVariable hidden =
        graph
            .nn()
            .relu(
                pooled
                    .mmul(weight(HIDDEN, random, shape.pooled(), shape.hidden()))
                    .add(bias(HIDDEN_BIAS, shape.hidden())),
                0)
            .mul(keepHidden);
    SDVariable scores =
        hidden
            .mmul(weight(OUTPUT, random, shape.hidden(), shape.labels()))
            .add("scores", bias(OUTPUT_BIAS, shape.labels()));
    loss(task, scores, targets).mean("loss");
    graph.setLossVariables("loss");
  }

  /** Filters over windows of some words, then the largest answer of each, or 0. */
  private SDVariable convolution(String weights, String bias, int width, Random random) {
    int inputs = width * shape.dimensions();
    SDVariable windows = graph.placeHolder("windows_" + width, DataType.FLOAT, -1, inputs);
    SDVariable inText = graph.placeHolder("in_text_" + width, DataType.FLOAT, -1, 1);
    SDVariable sizes = graph.placeHolder("sizes_" + width, DataType.INT64, 3);
    SDVariable answers =
        graph
            .nn()
            .relu(
                windows
                    .mmul(weight(weights, random, inputs, shape.filters()))
                    .add(bias(bias, shape.filters())),
                0)
            .mul(inText);
    return graph.reshape(answers, sizes).max(1);
  }

  private SDVariable loss(Task task, SDVariable scores, SDVariable targets) {
    if (task == Task.SINGLE_LABEL) {
      return graph.nn().logSoftmax(scores).mul(targets).sum(1).neg();
    }
    SDVariable toBig = graph.math().log(graph.math().exp(graph.math().abs(scores).neg()).add(1));
    return graph.nn().relu(scores, 0).sub(scores.mul(targets)).add(toBig).sum(1);
  }

  /** Uniform in the range of Glorot and Bengio (2010). */
  private SDVariable weight(String name, Random random, int inputs, int outputs) {
    double range = Math.sqrt(6.0 / (inputs + outputs));
    float[] initial = new float[inputs * outputs];
    for (int i = 0; i < initial.length; i++) {
      initial[i] = (float) ((2 * random.nextDouble() - 1) * range);
    }
    values.put(name, initial);
    return graph.var(name, matrix(initial, inputs, outputs));
  }

  private SDVariable bias(String name, int outputs) {
    values.put(name, new float[outputs]);
    return graph.var(name, Nd4j.zeros(DataType.FLOAT, outputs));
  }

  private static INDArray matrix(float[] values, long... sizes) {
    return Nd4j.create(values, sizes, 'c');
  }

  private Map<String, INDArray> inputs(Batch batch) {
    long texts = batch.size();
    Map<String, INDArray> inputs = new HashMap<>();
    for (int width = 2; width <= 3; width++) {
      long windows = batch.windows(width);
      inputs.put(
          "windows_" + width,
          matrix(batch.cut(width), texts * windows, (long) width * shape.dimensions()));
      inputs.put("in_text_" + width, matrix(batch.inText(width), texts * windows, 1));
      inputs.put("sizes_" + width, Nd4j.createFromArray(texts, windows, (long) shape.filters()));
    }
    inputs.put("sum", matrix(batch.sums(), texts, shape.dimensions()));
    return inputs;
  }

  /**
   * Moves the weights one step and leaves the gradient of the words in the batch.
   *
   * @return the mean loss before the step
   */
  double step(Batch batch) {
    Map<String, INDArray> inputs = inputs(batch);
    inputs.put("keep_pooled", matrix(batch.keepPooled(), batch.size(), shape.pooled()));
    inputs.put("keep_hidden", matrix(batch.keepHidden(), batch.size(), shape.hidden()));
    inputs.put("targets", matrix(batch.targets(), batch.size(), shape.labels()));
    List<String> wanted = new ArrayList<>(WEIGHTS);
    wanted.addAll(List.of("windows_2", "windows_3", "sum"));
    OutAndGrad result = graph.calculateGradientsAndOutputs(inputs, List.of("loss"), wanted);
    Map<String, INDArray> gradients = result.getGradients();
    steps++;
    for (String name : WEIGHTS) {
      float[] gradient = floats(gradients.get(name));
      float[] current = values.get(name);
      adam.update(
          steps,
          current,
          means.computeIfAbsent(name, any -> new float[current.length]),
          variances.computeIfAbsent(name, any -> new float[current.length]),
          0,
          gradient,
          0,
          gradient.length);
      INDArray variable = graph.getVariable(name).getArr();
      variable.assign(matrix(current, variable.shape()));
    }
    batch.gradients(
        floats(gradients.get("windows_2")),
        floats(gradients.get("windows_3")),
        floats(gradients.get("sum")));
    return result.getOutputs().get("loss").getDouble(0);
  }

  /** The scores of each text of the batch, one text after another, by SameDiff itself. */
  float[] scores(Batch batch) {
    Map<String, INDArray> inputs = inputs(batch);
    inputs.put("keep_pooled", Nd4j.ones(DataType.FLOAT, batch.size(), shape.pooled()));
    inputs.put("keep_hidden", Nd4j.ones(DataType.FLOAT, batch.size(), shape.hidden()));
    return floats(graph.output(inputs, "scores").get("scores"));
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** The weights as they are. */
  NeuralScorer.Weights weights() {
    return new NeuralScorer.Weights(
        values.get(TWO).clone(),
        values.get(TWO_BIAS).clone(),
        values.get(THREE).clone(),
        values.get(THREE_BIAS).clone(),
        values.get(HIDDEN).clone(),
        values.get(HIDDEN_BIAS).clone(),
        values.get(OUTPUT).clone(),
        values.get(OUTPUT_BIAS).clone());
  }
}
