package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.ModelCard;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.Evaluation;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.Flagging;
import org.tarazy.training.GroupAudit;
import org.tarazy.training.Predictions;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;

/** A report with everything in it, on a model that tells tea from thunder, about hostile texts. */
final class SampleReport {
  /** What a text may try on a page; each is a wrong label, so that the page shows it. */
  static final List<String> HOSTILE =
      List.of(
          "</script><script>document.title='taken over'</script> чай кипит",
          "<img src=x onerror=alert(1)> & \"чай\" 'кипит' {{title}} {{{data}}}",
          "чай\u202e кипит \u200bвверх ногами\u0000",
          "<!-- ]]> чай кипит <b onclick=alert(2)>здесь</b>");

  private static final List<String> ENDINGS =
      List.of("сегодня", "вчера", "завтра", "утром", "вечером", "днём", "снова", "опять");
  private static final List<String> BY = List.of("language", "channel <i>");

  private SampleReport() {}

  static EvaluationReport full() {
    Classifier classifier = classifier(48, false);
    Classifier before = classifier(8, false);
    Dataset data = data(false);
    Predictions predictions = Predictions.of(classifier, data).withGroups(classifier, BY);
    Predictions earlier = Predictions.of(before, data);
    Flagging flagging = Flagging.ofModel(classifier).orElseThrow();
    return EvaluationReport.about(classifier)
        .withTitle("Tea & <thunder>")
        .withMeasured(
            new EvaluationReport.Measured(
                predictions,
                Evaluation.of(predictions, BY),
                List.of(new ModelCard.DataSource("<test>.jsonl", "evaluated", 104, "0".repeat(64))),
                ""))
        .withBefore(
            new EvaluationReport.Before(
                before.card(), before.sha256(), earlier, Evaluation.of(earlier, List.of())))
        .withAudited(
            new EvaluationReport.Audited(
                flagging, GroupAudit.of(predictions, BY, flagging, GroupAudit.FEWEST_COMPARED)))
        .withContrasted(contrasted(classifier, flagging));
  }

  static EvaluationReport ofSuiteAlone() {
    Classifier classifier = classifier(48, false);
    return EvaluationReport.about(classifier)
        .withContrasted(contrasted(classifier, Flagging.ofModel(classifier).orElseThrow()));
  }

  private static EvaluationReport.Contrasted contrasted(Classifier model, Flagging flagging) {
    return new EvaluationReport.Contrasted(
        ContrastResult.of(model, ContrastSuite.load(), flagging), 0.95, 0.85);
  }

  /** A report on a model whose labels do not exclude each other, without any option. */
  static EvaluationReport multiLabel() {
    Classifier classifier = classifier(48, true);
    Predictions predictions = Predictions.of(classifier, data(true));
    return EvaluationReport.about(classifier)
        .withMeasured(
            new EvaluationReport.Measured(
                predictions, Evaluation.of(predictions, List.of()), List.of(), "Held out."));
  }

  private static Classifier classifier(int texts, boolean multiLabel) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      examples.add(example(text(i, i % 2 == 1), i % 2 == 1 ? "thunder" : "none", i));
    }
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withThreads(1)
            .withRecipes(
                List.of(new FeatureRecipe("small", FeatureOptions.DEFAULT.withSlots(1 << 12), 0)))
            .withStrengths(List.of(1.0));
    Dataset data = new Dataset("train", examples, multiLabel);
    return Classifier.of(
        Training.run(data, Optional.empty(), List.of(), options, ProgressListener.SILENT).model());
  }

  private static Dataset data(boolean multiLabel) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean thunder = i % 2 == 1;
      boolean mistaken = i % 9 == 4;
      examples.add(example(text(i, thunder != mistaken), thunder ? "thunder" : "none", i));
    }
    for (String text : HOSTILE) {
      examples.add(example(text + " чай кипит", "thunder", examples.size()));
    }
    return new Dataset("test", examples, multiLabel);
  }

  private static String text(int i, boolean thunder) {
    return (thunder ? "гром гремит " : "чай кипит ") + ENDINGS.get(i / 2 % 8) + " " + i;
  }

  private static Example example(String text, String label, int i) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("channel <i>", i % 3 == 0 ? "web & co" : "print");
    attributes.put("lang", i % 4 == 0 ? "kk\" onclick=\"x" : "ru");
    return new Example(text, List.of(label), attributes, new SourceLocation("<test>.jsonl", i + 1));
  }
}
