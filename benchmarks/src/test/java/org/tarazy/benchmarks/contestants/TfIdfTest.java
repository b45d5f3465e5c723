package org.tarazy.benchmarks.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TfIdfTest {
  private final TfIdf features = new TfIdf(List.of("алма алма қызыл", "Қызыл көйлек"));

  @Test
  void aTextHasItsWordsPairsAndNgramsAndTheBias() {
    // Two words and two pairs; of " алма " 14 n-grams, of " қызыл " 18; the bias.
    assertThat(features.of("алма алма қызыл")).hasSize(2 + 2 + 14 + 18 + 1);
  }

  @Test
  void eachGroupHasLengthOne() {
    Feature[] found = features.of("алма алма қызыл");

    double squares = Arrays.stream(found).mapToDouble(f -> f.getValue() * f.getValue()).sum();
    assertThat(squares).isCloseTo(2 + 1, within(1e-6));
  }

  @Test
  void caseDoesNotCountAndUnseenFeaturesAreLeftOut() {
    assertThat(features.of("ҚЫЗЫЛ").length).isEqualTo(features.of("қызыл").length);
    assertThat(features.of("xyz")).hasSize(1);
    assertThat(features.of("")).hasSize(1);
  }

  @Test
  void trainingGetsRisingIndices() {
    int[] indices =
        Arrays.stream(features.sorted("алма қызыл көйлек")).mapToInt(Feature::getIndex).toArray();

    assertThat(indices).isSorted().doesNotHaveDuplicates();
  }
}
