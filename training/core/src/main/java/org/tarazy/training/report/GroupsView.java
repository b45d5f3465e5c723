package org.tarazy.training.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.Evaluation;
import org.tarazy.training.GroupAudit;
import org.tarazy.triage.Proportion;

/** Errors group by group, and the contrast suite. */
final class GroupsView {
  private GroupsView() {}

  /** A table a field. */
  static List<Map<String, Object>> fields(
      Evaluation evaluation, Optional<EvaluationReport.Audited> audited) {
    List<Map<String, Object>> fields = new ArrayList<>();
    Optional<GroupAudit> audit = audited.map(EvaluationReport.Audited::audit);
    double full = audit.map(GroupsView::largest).orElse(1.0);
    evaluation
        .groups()
        .forEach(
            (field, groups) -> {
              List<Map<String, Object>> rows = new ArrayList<>();
              groups.forEach(
                  (group, reached) -> {
                    Map<String, Object> row =
                        View.of(
                            "name", group,
                            "n", Format.count(reached.n()),
                            "accuracy", Format.figure(reached.accuracy()),
                            "macroF1", Format.figure(reached.macroF1()));
                    GroupAudit.Rates rates = audited(audit, field).get(group);
                    if (rates != null) {
                      row.put("falsePositives", share(rates.falsePositives(), full));
                      row.put("falseNegatives", share(rates.falseNegatives(), full));
                    }
                    rows.add(row);
                  });
              fields.add(
                  View.of(
                      "field", field,
                      "audited", audit.isPresent(),
                      "rows", rows,
                      "fprRatio", ratio(audit.map(found -> found.fprRatio().get(field))),
                      "fnrRatio", ratio(audit.map(found -> found.fnrRatio().get(field)))));
            });
    return fields;
  }

  private static Map<String, GroupAudit.Rates> audited(Optional<GroupAudit> audit, String field) {
    return audit.map(found -> found.fields().getOrDefault(field, Map.of())).orElse(Map.of());
  }

  /** The right end of all bars: the largest upper end of an interval of more than a few texts. */
  private static double largest(GroupAudit audit) {
    double largest = 0.05;
    for (Map<String, GroupAudit.Rates> groups : audit.fields().values()) {
      for (GroupAudit.Rates rates : groups.values()) {
        for (GroupAudit.ErrorRate rate : List.of(rates.falsePositives(), rates.falseNegatives())) {
          if (rate.of() >= GroupAudit.FEWEST_COMPARED) {
            largest = Math.max(largest, rate.high());
          }
        }
      }
    }
    return largest;
  }

  private static Map<String, Object> share(GroupAudit.ErrorRate rate, double full) {
    return View.share(new Proportion(rate.errors(), rate.of()), full, GroupAudit.FEWEST_COMPARED);
  }

  private static Object ratio(Optional<GroupAudit.@Nullable Ratio> found) {
    return found
        .<Object>map(
            ratio ->
                View.of(
                    "worst", ratio.worst(),
                    "best", ratio.best(),
                    "ratio", times(ratio.ratio()),
                    "interval", times(ratio.low()) + " – " + times(ratio.high()),
                    "chance", ratio.low() <= 1))
        .orElse(false);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
  }

  /** A table for what must not be flagged, and one for what must. */
  static List<Map<String, Object>> contrast(EvaluationReport.Contrasted contrasted) {
    ContrastResult result = contrasted.result();
    List<String> languages =
        List.copyOf(
            new TreeSet<>(
                    result.functionalities().stream()
                        .map(ContrastResult.Functionality::language)
                        .toList())
                .descendingSet());
    List<Map<String, Object>> tables = new ArrayList<>();
    for (ContrastResult.Expectation expectation : ContrastResult.Expectation.values()) {
      double asked =
          expectation == ContrastResult.Expectation.MUST_FLAG
              ? contrasted.mustFlag()
              : contrasted.mustNotFlag();
      Map<String, Map<String, ContrastResult.Functionality>> named = new LinkedHashMap<>();
      int cases = 0;
      int passed = 0;
      for (ContrastResult.Functionality functionality : result.functionalities()) {
        if (functionality.expect() == expectation) {
          named
              .computeIfAbsent(functionality.name(), name -> new LinkedHashMap<>())
              .put(functionality.language(), functionality);
          cases += functionality.cases();
          passed += functionality.passed();
        }
      }
      List<Map<String, Object>> rows = new ArrayList<>();
      named.forEach((name, byLanguage) -> rows.add(row(name, byLanguage, languages, asked)));
      tables.add(
          View.of(
              "title",
              expectation == ContrastResult.Expectation.MUST_FLAG
                  ? "Must be flagged"
                  : "Must not be flagged",
              "asked",
              Format.percent(asked),
              "askedAt",
              View.position(asked, 1),
              "languages",
              languages,
              "rows",
              rows,
              "all",
              View.share(new Proportion(passed, cases))));
    }
    return tables;
  }

  private static Map<String, Object> row(
      String name,
      Map<String, ContrastResult.Functionality> byLanguage,
      List<String> languages,
      double asked) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String language : languages) {
      ContrastResult.Functionality found = byLanguage.get(language);
      cells.add(
          found == null
              ? View.of("tested", false)
              : View.of(
                  "tested",
                  true,
                  "share",
                  View.share(new Proportion(found.passed(), found.cases())),
                  "below",
                  found.passRate() < asked));
    }
    return View.of("name", name, "cells", cells);
  }
}
