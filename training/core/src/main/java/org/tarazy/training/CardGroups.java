package org.tarazy.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarazy.Classifier;

/**
 * What a model card says of groups of texts: figures and errors by language, by script and, where
 * the texts name it, by channel.
 */
final class CardGroups {
  private static final List<String> BY = List.of("language", "script", "channel");

  private CardGroups() {}

  /** For each field its groups, for each group its figures by name. */
  static Map<String, Object> of(Classifier classifier, Predictions ungrouped) {
    List<String> by = BY.stream().filter(field -> isKnown(field, ungrouped)).toList();
    Predictions predictions = ungrouped.withGroups(classifier, by);
    Evaluation evaluation = Evaluation.of(predictions, by);
    Optional<GroupAudit> audit =
        Flagging.ofModel(classifier)
            .map(flagging -> GroupAudit.of(predictions, by, flagging, GroupAudit.FEWEST_COMPARED));
    Map<String, Object> fields = new LinkedHashMap<>();
    evaluation
        .groups()
        .forEach(
            (field, groups) -> {
              Map<String, Object> byGroup = new LinkedHashMap<>();
              groups.forEach(
                  (group, reached) -> {
                    Map<String, Object> figures = new LinkedHashMap<>();
                    figures.put("n", reached.n());
                    figures.put("accuracy", reached.accuracy());
                    figures.put("macro_f1", reached.macroF1());
                    audit.ifPresent(found -> addErrors(found, field, group, figures));
                    byGroup.put(group, figures);
                  });
              fields.put(field, byGroup);
            });
    return fields;
  }

  private static boolean isKnown(String field, Predictions predictions) {
    return TextGroups.DERIVED.contains(field)
        || predictions.data().examples().stream()
            .anyMatch(example -> example.attribute(field).isPresent());
  }

  private static void addErrors(
      GroupAudit audit, String field, String group, Map<String, Object> figures) {
    GroupAudit.Rates rates = audit.fields().getOrDefault(field, Map.of()).get(group);
    if (rates != null) {
      add("fpr", rates.falsePositives(), figures);
      add("fnr", rates.falseNegatives(), figures);
    }
  }

  private static void add(String name, GroupAudit.ErrorRate rate, Map<String, Object> figures) {
    if (rate.of() > 0) {
      figures.put(name, rate.rate());
      figures.put(name + "_95", List.of(rate.low(), rate.high()));
    }
  }
}
