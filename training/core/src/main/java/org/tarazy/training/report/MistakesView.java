package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarazy.datasets.Example;
import org.tarazy.model.Task;
import org.tarazy.training.Predictions;

/** The mistakes that the model is most sure of: wrong labels are often found among them. */
final class MistakesView {
  private static final int SHOWN = 20;
  private static final int LONGEST = 240;

  private MistakesView() {}

  private record Mistake(int text, double confidence) {}

  static List<Map<String, Object>> of(Predictions predictions, boolean texts) {
    return IntStream.range(0, predictions.size())
        .filter(i -> !predictions.isRight(i))
        .mapToObj(i -> new Mistake(i, confidence(predictions, i)))
        .sorted(Comparator.comparingDouble(Mistake::confidence).reversed())
        .limit(SHOWN)
        .map(mistake -> row(predictions, mistake, texts))
        .toList();
  }

  /**
   * How sure the model is of what is wrong: of the label proposed where labels exclude each other,
   * else of the label that is furthest from the truth.
   */
  private static double confidence(Predictions predictions, int text) {
    double most = 0;
    for (int l = 0; l < predictions.labels().size(); l++) {
      double p = predictions.probability(text, l);
      if (predictions.isProposed(text, l) && !predictions.isTrue(text, l)) {
        most = Math.max(most, p);
      } else if (predictions.task() == Task.MULTI_LABEL
          && predictions.isTrue(text, l)
          && !predictions.isProposed(text, l)) {
        most = Math.max(most, 1 - p);
      }
    }
    return most;
  }

  private static Map<String, Object> row(Predictions predictions, Mistake mistake, boolean texts) {
    Example example = predictions.data().examples().get(mistake.text());
    List<String> truth = new ArrayList<>();
    for (int l = 0; l < predictions.labels().size(); l++) {
      if (predictions.isTrue(mistake.text(), l)) {
        truth.add(predictions.labels().get(l));
      }
    }
    Optional<String> language = example.attribute("lang").or(() -> example.attribute("language"));
    return View.of(
        "text", texts ? Format.excerpt(example.text(), LONGEST) : "",
        "language", language.filter(code -> code.matches("[a-z]{2}")).orElse("und"),
        "source", Format.excerpt(example.source().toString(), LONGEST),
        "truth", names(truth),
        "proposed", names(predictions.proposedLabels(mistake.text())),
        "confidence", Format.percent(mistake.confidence()));
  }

  private static String names(List<String> labels) {
    return labels.isEmpty() ? "(none)" : String.join(", ", labels);
  }
}
