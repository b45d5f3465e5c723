package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static Example example(String text, List<String> labels, Map<String, String> attributes) {
    return new Example(text, labels, attributes, new SourceLocation("a", 1));
  }

  private static String unlike(Dice dice) {
    return dice.nextLong()
        + " "
        + Long.toString(dice.nextLong(), 36)
        + " "
        + Long.toString(dice.nextLong(), 36);
  }

  private static Dataset unlikeTexts(int n, int... everyNthOfLabel) {
    Dice dice = new Dice(5, "texts");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String label = "l" + everyNthOfLabel.length;
      for (int l = 0; l < everyNthOfLabel.length; l++) {
        if (i % everyNthOfLabel[l] == 0) {
          label = "l" + l;
        }
      }
      examples.add(example(unlike(dice), List.of(label), Map.of()));
    }
    return new Dataset("d", examples, false);
  }

  @Test
  void keepsTheProportionsOfEveryLabel() {
    Dataset dataset = unlikeTexts(3000, 2, 7, 50);

    List<Dataset> parts = Splitter.seeded(3).split(dataset, 0.8, 0.1, 0.1);

    assertThat(parts.get(0).size()).isBetween(2396, 2404);
    assertThat(parts.get(1).size()).isBetween(296, 304);
    assertThat(parts.get(2).size()).isBetween(296, 304);
    dataset
        .labelCounts()
        .forEach(
            (label, count) -> {
              assertThat(parts.get(0).labelCounts().get(label) / (double) count)
                  .isCloseTo(0.8, within(1.01 / count));
              assertThat(parts.get(1).labelCounts().get(label) / (double) count)
                  .isCloseTo(0.1, within(1.01 / count));
            });
  }

  @Test
  void givesTheSamePartsForTheSameSeedAndOthersForAnother() {
    Dataset dataset = unlikeTexts(500, 3);
    assertThat(Splitter.seeded(3).split(dataset, 9, 1))
        .isEqualTo(Splitter.seeded(3).split(dataset, 9, 1))
        .isNotEqualTo(Splitter.seeded(4).split(dataset, 9, 1));
  }

  @Test
  void keepsNearDuplicatesOnOneSide() {
    Dice dice = new Dice(1, "t");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String text = unlike(dice);
      examples.add(example(text, List.of("x"), Map.of("n", "" + i)));
      examples.add(example(text + "!", List.of("y"), Map.of("n", "" + i)));
      examples.add(example(text + " :)", List.of("x"), Map.of("n", "" + i)));
    }
    Dataset dataset = new Dataset("d", examples, false);

    List<Dataset> parts = Splitter.seeded(1).split(dataset, 0.7, 0.3);

    assertThat(values(parts.get(0), "n")).doesNotContainAnyElementsOf(values(parts.get(1), "n"));
    assertThat(parts.get(1).size()).isBetween(330, 390);
  }

  @Test
  void keepsAGroupOnOneSideAlsoThroughNearDuplicates() {
    Dice dice = new Dice(1, "t");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      examples.add(example(unlike(dice), List.of("l" + i % 2), Map.of("account", "" + i % 60)));
    }
    examples.add(example(examples.get(0).text(), List.of("l0"), Map.of("account", "1")));
    examples.add(example(unlike(dice), List.of("l0"), Map.of()));
    Dataset dataset = new Dataset("d", examples, false);

    Folds folds = Splitter.seeded(1).withGroupField("account").folds(dataset, 5);

    for (int fold = 0; fold < 5; fold++) {
      Set<String> heldOut = values(dataset.select("h", folds.heldOut(fold)), "account");
      assertThat(heldOut)
          .doesNotContainAnyElementsOf(
              values(dataset.select("t", folds.training(fold)), "account"));
      assertThat(heldOut.contains("0")).isEqualTo(heldOut.contains("1"));
      assertThat(folds.heldOut(fold).length).isBetween(50, 75);
    }
  }

  private static Set<String> values(Dataset dataset, String attribute) {
    return dataset.examples().stream()
        .flatMap(e -> e.attribute(attribute).stream())
        .collect(Collectors.toSet());
  }

  @Property(tries = 200, seed = "20260101")
  void everyExampleIsHeldOutExactlyOnce(
      @ForAll @Size(max = 60) List<@net.jqwik.api.constraints.StringLength(max = 12) String> texts,
      @ForAll @IntRange(min = 2, max = 6) int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      List<String> labels = List.of("a", "b", "c").subList(0, i % 4);
      examples.add(example(texts.get(i), labels, Map.of()));
    }
    Dataset dataset = new Dataset("d", examples, true);
    Folds folds = Splitter.seeded(7).folds(dataset, count);

    Set<Integer> seen = new HashSet<>();
    for (int fold = 0; fold < count; fold++) {
      for (int i : folds.heldOut(fold)) {
        assertThat(seen.add(i)).isTrue();
        assertThat(folds.foldOf(i)).isEqualTo(fold);
      }
      assertThat(folds.heldOut(fold).length + folds.training(fold).length).isEqualTo(texts.size());
    }
    assertThat(seen).hasSize(texts.size());
  }

  @Test
  void refusesSharesAndFoldsThatMeanNothing() {
    Dataset dataset = unlikeTexts(5);
    assertThatThrownBy(() -> Splitter.seeded(1).split(dataset, 0.5, 0))
        .hasMessage("share is 0.0, must be positive");
    assertThatThrownBy(() -> Splitter.seeded(1).split(dataset))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Splitter.seeded(1).folds(dataset, 1))
        .hasMessage("1 folds, must be at least 2");
    assertThatThrownBy(() -> Splitter.seeded(1).folds(dataset, 2).heldOut(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Splitter.seeded(1).withSimilarity(2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
