package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.SlotValues;
import org.tarazy.text.WordReader;

class DualLogisticRegressionTest {
  private static FeatureMatrix matrix;
  private static boolean[] positive;
  private static Feature[][] features;

  @BeforeAll
  static void readTexts() {
    Linear.disableDebugOutput();
    Dataset corpus = SampleCorpus.generate(3, 400).all();
    List<Example> examples = corpus.examples().subList(0, 300);
    List<String> texts = examples.stream().map(Example::text).toList();
    matrix = Landscapes.matrix(texts, 1);
    positive = new boolean[300];
    features = new Feature[300][];
    for (int row = 0; row < 300; row++) {
      positive[row] = examples.get(row).label().equals("none");
      features[row] = features(texts.get(row), matrix.values());
    }
  }

  /** As liblinear wants them, straight from the definition; the bias is the last feature. */
  private static Feature[] features(String text, SlotValues values) {
    WordReader words = new WordReader();
    words.read(text);
    FeatureCollector collector = new FeatureCollector(Landscapes.FEATURES);
    collector.start(words);
    int[] weights = Landscapes.FEATURES.weightArray();
    TreeMap<Integer, Double> sums = new TreeMap<>();
    double squares = 0;
    while (collector.next()) {
      for (int i = 0; i < collector.size(); i++) {
        int occurrence = collector.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        double value =
            weights[occurrence >>> FeatureCollector.SLOT_BITS] * (double) values.value(slot);
        sums.merge(slot, value, Double::sum);
        squares += value * value;
      }
    }
    double norm = Math.sqrt(squares);
    Feature[] nodes = new Feature[sums.size() + 1];
    int at = 0;
    for (var sum : sums.entrySet()) {
      nodes[at++] = new FeatureNode(sum.getKey() + 1, sum.getValue() / norm);
    }
    nodes[at] = new FeatureNode(Landscapes.FEATURES.slots() + 1, 1);
    return nodes;
  }

  /** The weights that liblinear's primal solver finds, the bias last. */
  private static double[] liblinear(double c) {
    Problem problem = new Problem();
    problem.l = features.length;
    problem.n = Landscapes.FEATURES.slots() + 1;
    problem.x = features;
    problem.y = new double[features.length];
    for (int row = 0; row < problem.l; row++) {
      problem.y[row] = positive[row] ? 1 : -1;
    }
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, c, 1e-6));
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return weights;
  }

  private static double objective(double[] weights, double c) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight * weight / 2;
    }
    for (int row = 0; row < features.length; row++) {
      double margin = 0;
      for (Feature feature : features[row]) {
        margin += weights[feature.getIndex() - 1] * feature.getValue();
      }
      sum += c * Math.log1p(Math.exp(positive[row] ? -margin : margin));
    }
    return sum;
  }

  private static double[] weights(DualLogisticRegression solver) {
    int slots = Landscapes.FEATURES.slots();
    double[] weights = new double[slots + 1];
    for (int slot = 0; slot < slots; slot++) {
      weights[slot] = solver.weight(slot);
    }
    weights[slots] = solver.bias();
    return weights;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 8, 64})
  void reachesTheOptimumOfLiblinear(double c) {
    double best = objective(liblinear(c), c);
    for (double tolerance : new double[] {0.1, 0.01}) {
      DualLogisticRegression solver =
          new DualLogisticRegression(matrix, 0, positive, ones(300), 7, tolerance);
      solver.solve(c);
      double reached = objective(weights(solver), c);
      assertThat(reached).isBetween(best * (1 - 1e-3), best * (1 + 1e-3));
      assertThat(solver.objective(c)).isCloseTo(reached, within(1e-4 * reached));
    }
  }

  @Test
  void goesOnFromASmallerC() {
    DualLogisticRegression solver =
        new DualLogisticRegression(matrix, 0, positive, ones(300), 7, 0.1);
    for (double c : new double[] {0.5, 2, 8, 32}) {
      solver.solve(c);
      double best = objective(liblinear(c), c);
      assertThat(objective(weights(solver), c)).isBetween(best * (1 - 1e-3), best * (1 + 1e-3));
    }
  }

  private static float[] ones(int rows) {
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void aTextThatCountsTwiceIsLikeTwoTextsAndOneThatCountsNothingLikeNone() {
    float[] weights = new float[300];
    List<Feature[]> rows = new ArrayList<>();
    List<Double> labels = new ArrayList<>();
    for (int row = 0; row < 300; row++) {
      weights[row] = row % 3;
      for (int copy = 0; copy < row % 3; copy++) {
        rows.add(features[row]);
        labels.add(positive[row] ? 1.0 : -1);
      }
    }
    Problem problem = new Problem();
    problem.l = rows.size();
    problem.n = Landscapes.FEATURES.slots() + 1;
    problem.x = rows.toArray(Feature[][]::new);
    problem.y = labels.stream().mapToDouble(y -> y).toArray();
    Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 4, 1e-6));
    double sign = model.getLabels()[0];
    double best = 0;
    for (double weight : model.getFeatureWeights()) {
      best += weight * weight / 2;
    }
    for (int i = 0; i < problem.l; i++) {
      double margin = 0;
      for (Feature feature : problem.x[i]) {
        margin += sign * model.getFeatureWeights()[feature.getIndex() - 1] * feature.getValue();
      }
      best += 4 * Math.log1p(Math.exp(-problem.y[i] * margin));
    }
    DualLogisticRegression solver =
        new DualLogisticRegression(matrix, 0, positive, weights, 7, 0.1);
    solver.solve(4);
    assertThat(solver.objective(4)).isBetween(best * (1 - 1e-3), best * (1 + 1e-3));
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    DualLogisticRegression once =
        new DualLogisticRegression(matrix, 0, positive, ones(300), 7, 0.1);
    DualLogisticRegression again =
        new DualLogisticRegression(matrix, 0, positive, ones(300), 7, 0.1);
    once.solve(4);
    again.solve(4);
    assertThat(weights(again)).isEqualTo(weights(once));
  }

  @Test
  void aLabelThatAllOrNoTextsHaveIsABias() {
    for (boolean all : new boolean[] {true, false}) {
      boolean[] same = new boolean[matrix.rows()];
      Arrays.fill(same, all);
      DualLogisticRegression solver =
          new DualLogisticRegression(matrix, 0, same, ones(300), 7, 0.1);
      solver.solve(1);
      assertThat(all ? solver.bias() : -solver.bias()).isGreaterThan(1).isFinite();
    }
  }

  @Test
  void textsWithoutWordsLeaveTheirLabelToTheBias() {
    FeatureMatrix empty = Landscapes.matrix(List.of("", " ", "", "\n"), 1);
    DualLogisticRegression solver =
        new DualLogisticRegression(
            empty, 0, new boolean[] {true, true, true, false}, ones(4), 7, 0.001);
    solver.solve(100);
    // Three of four: ln(3/1), less a little for the regularisation.
    assertThat(solver.bias()).isCloseTo((float) Math.log(3), within(0.05f));
    for (int slot = 0; slot < Landscapes.FEATURES.slots(); slot++) {
      assertThat(solver.weight(slot)).isZero();
    }
  }

  @Test
  void aMatrixOfManyBlocksHasEachTextInItsPlace() {
    Random random = new Random(1);
    List<String> texts =
        random.ints(9000, 0, 900).mapToObj(i -> "тау " + i + " дала".repeat(i % 4)).toList();
    FeatureMatrix many = Landscapes.matrix(texts, 2);
    assertThat(many.rows()).isEqualTo(9000);
    for (int row : new int[] {0, 4095, 4096, 8191, 8192, 8999}) {
      FeatureMatrix.Row read = new FeatureMatrix.Row();
      many.read(row, read);
      Feature[] expected = features(texts.get(row), many.values());
      TreeMap<Integer, Double> found = new TreeMap<>();
      for (int i = 0; i < read.size(); i++) {
        int occurrence = read.occurrences()[i];
        int slot = occurrence & FeatureCollector.SLOT_MASK;
        int weight = Landscapes.FEATURES.weightArray()[occurrence >>> FeatureCollector.SLOT_BITS];
        found.merge(
            slot, (double) weight * many.values().value(slot) * read.inverseNorm(), Double::sum);
      }
      double length = 0;
      int at = 0;
      for (var entry : found.entrySet()) {
        assertThat(entry.getKey()).isEqualTo(expected[at].getIndex() - 1);
        assertThat(entry.getValue()).isCloseTo(expected[at].getValue(), within(1e-3));
        length += entry.getValue() * entry.getValue();
        at++;
      }
      assertThat(at).isEqualTo(expected.length - 1);
      assertThat((double) read.squaredLength()).isCloseTo(length, within(1e-4));
    }
  }
}
