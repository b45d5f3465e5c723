package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.text.WordReader;

class NeuralScorerTest {
  private static final int LABELS = 3;
  private static final String TEXT = "Таудан соққан жел даланы тербетеді, а море шумит вдали";

  private final NeuralScorer scorer = SmallModel.network(3, LABELS);

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "жел", "тау мен", "тау мен дала", "жел жел жел", "!!! 12", TEXT})
  void scoresAreThoseOfTheDefinition(String text) {
    assertThat(score(text)).containsExactly(byDefinition(text, -1), within(1e-4f));
  }

  @Test
  void aTextOfMoreWordsThanAreKeptScoresAsDefined() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(Integer.toString(i * 7919, 30)).append(i % 3 == 0 ? " тау " : " ");
    }
    float[] scores = score(text.toString());
    float[] expected = byDefinition(text.toString(), -1);
    for (int l = 0; l < LABELS; l++) {
      assertThat(scores[l]).isCloseTo(expected[l], withinPercentage(0.01));
    }
  }

  @Test
  void theOrderOfWordsCounts() {
    assertThat(score("дала тау теңіз")).isNotEqualTo(score("теңіз тау дала"));
  }

  @Test
  void scratchKeepsNothingOfTheTextBefore() {
    Scorer.Scratch scratch = scorer.newScratch();
    WordReader words = new WordReader();
    float[] scores = new float[LABELS];
    for (String text : List.of(TEXT, "", "жел", TEXT)) {
      words.read(text);
      scorer.score(words, scratch, scores);
      assertThat(scores).isEqualTo(score(text));
    }
  }

  @Property(tries = 200, seed = "20260101")
  void sharesAddUpToTheScores(@ForAll String text) {
    WordShares shares = shares(text + " жел");
    float[] sums = shares.rest().clone();
    for (float[] word : shares.words()) {
      for (int l = 0; l < LABELS; l++) {
        sums[l] += word[l];
      }
    }
    assertThat(sums).containsExactly(score(text + " жел"), within(1e-3f));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"жел", "тау мен", "тау мен дала", "жел жел жел тау жел", TEXT, TEXT + " " + TEXT})
  void theShareOfAWordIsWhatIsLostWithoutIt(String text) {
    float[] all = byDefinition(text, -1);
    float[][] shares = shares(text).words();
    for (int word = 0; word < shares.length; word++) {
      float[] without = byDefinition(text, word);
      for (int l = 0; l < LABELS; l++) {
        assertThat(shares[word][l]).isCloseTo(all[l] - without[l], within(2e-4f));
      }
    }
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    NeuralScorer.Weights weights = scorer.weights();
    assertThatThrownBy(
            () -> new NeuralScorer(scorer.shape(), new byte[12], scorer.scales(), weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("12 row entries");
    float[][] all = weights.all();
    all[3] = new float[2];
    assertThatThrownBy(
            () ->
                new NeuralScorer(
                    scorer.shape(), scorer.rows(), scorer.scales(), NeuralScorer.Weights.of(all)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("part 3");
    all[3] = weights.threeBias().clone();
    all[3][1] = Float.NaN;
    assertThatThrownBy(
            () ->
                new NeuralScorer(
                    scorer.shape(), scorer.rows(), scorer.scales(), NeuralScorer.Weights.of(all)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void aBlendIsTheWeightedSumOfItsParts() {
    LinearScorer linear =
        SmallModel.linear(4, Task.SINGLE_LABEL, LABELS, LinearScorer.Precision.INT8);
    BlendedScorer blend = new BlendedScorer(linear, 0.5f, scorer, 2);
    WordReader words = new WordReader();
    words.read(TEXT);
    float[] expected = new float[LABELS];
    linear.score(words, linear.newScratch(), expected);
    float[] ofNetwork = score(TEXT);
    for (int l = 0; l < LABELS; l++) {
      expected[l] = 0.5f * expected[l] + 2 * ofNetwork[l];
    }
    Scorer.Scratch scratch = blend.newScratch();
    float[] scores = new float[LABELS];
    blend.score(words, scratch, scores);
    assertThat(scores).isEqualTo(expected);
    WordShares shares = blend.shares(words, scratch);
    float[] sums = shares.rest().clone();
    for (float[] word : shares.words()) {
      for (int l = 0; l < LABELS; l++) {
        sums[l] += word[l];
      }
    }
    assertThat(sums).containsExactly(expected, within(1e-3f));
    assertThatThrownBy(() -> new BlendedScorer(linear, 0, scorer, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlendedScorer(linear, 1, SmallModel.network(3, 2), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private float[] score(String text) {
    WordReader words = new WordReader();
    words.read(text);
    float[] scores = new float[LABELS];
    scorer.score(words, scorer.newScratch(), scores);
    return scores;
  }

  private WordShares shares(String text) {
    WordReader words = new WordReader();
    words.read(text);
    return scorer.shares(words, scorer.newScratch());
  }

  /** The network as its papers write it down, with one word empty where that is asked for. */
  private float[] byDefinition(String text, int emptied) {
    NetworkShape shape = scorer.shape();
    NeuralScorer.Weights weights = scorer.weights();
    int d = shape.dimensions();
    WordReader words = new WordReader();
    words.read(text);
    FeatureCollector collector = new FeatureCollector(shape.features());
    collector.start(words);
    List<double[]> vectors = new ArrayList<>();
    vectors.add(new double[d]);
    for (int word = 0; collector.nextWord(); word++) {
      double[] vector = new double[d];
      for (int i = 0; i < collector.size() && word != emptied; i++) {
        int slot = collector.occurrences()[i] & FeatureCollector.SLOT_MASK;
        for (int j = 0; j < d; j++) {
          vector[j] += scorer.scales()[j] * scorer.rows()[slot * d + j] / collector.size();
        }
      }
      vectors.add(vector);
    }
    vectors.add(new double[d]);
    int n = vectors.size() - 2;
    double[] pooled = new double[shape.pooled()];
    for (double[] vector : vectors) {
      for (int j = 0; j < d; j++) {
        pooled[j] += vector[j] / Math.sqrt(Math.max(1, n));
      }
    }
    int f = shape.filters();
    for (int filter = 0; filter < f; filter++) {
      for (int w = 0; w < n + 1; w++) {
        double answer = answer(vectors, w, 2, weights.two(), weights.twoBias(), filter);
        pooled[d + filter] = Math.max(pooled[d + filter], answer);
      }
      for (int w = 0; w < n; w++) {
        double answer = answer(vectors, w, 3, weights.three(), weights.threeBias(), filter);
        pooled[d + f + filter] = Math.max(pooled[d + f + filter], answer);
      }
      if (n == 0) {
        pooled[d + f + filter] = Math.max(0, weights.threeBias()[filter]);
      }
    }
    double[] hidden = layer(pooled, weights.hidden(), weights.hiddenBias());
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, hidden[i]);
    }
    double[] output = layer(hidden, weights.output(), weights.outputBias());
    float[] scores = new float[output.length];
    for (int l = 0; l < scores.length; l++) {
      scores[l] = (float) output[l];
    }
    return scores;
  }

  private static double answer(
      List<double[]> vectors, int window, int width, float[] matrix, float[] bias, int filter) {
    double answer = bias[filter];
    for (int place = 0; place < width; place++) {
      double[] vector = vectors.get(window + place);
      for (int j = 0; j < vector.length; j++) {
        answer += vector[j] * matrix[(place * vector.length + j) * bias.length + filter];
      }
    }
    return answer;
  }

  private static double[] layer(double[] inputs, float[] matrix, float[] bias) {
    double[] outputs = new double[bias.length];
    for (int o = 0; o < outputs.length; o++) {
      outputs[o] = bias[o];
      for (int i = 0; i < inputs.length; i++) {
        outputs[o] += inputs[i] * matrix[i * outputs.length + o];
      }
    }
    return outputs;
  }
}
