package org.tarazy.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarazy.model.ModelCard;
import org.tarazy.model.Task;
import org.tarazy.training.Evaluation;
import org.tarazy.training.Predictions;
import org.tarazy.training.Reliability;

/** Fills the template of reports. */
final class ReportPage {
  private static final JsonMapper JSON = new JsonMapper();

  private ReportPage() {}

  static String of(EvaluationReport report) {
    String charts = script("echarts/echarts.common.min.js");
    String own = script("report.js");
    Map<String, Object> page =
        View.of(
            "title",
            report.title(),
            "policy",
            "default-src 'none'; style-src 'unsafe-inline'; script-src "
                + digest(charts)
                + " "
                + digest(own),
            "style",
            resource("report.css"),
            "charts",
            charts,
            "script",
            own,
            "model",
            model(report),
            "measured",
            false,
            "data",
            "{}",
            "contrast",
            report
                .contrasted()
                .<Object>map(
                    found ->
                        View.of(
                            "passed", Format.count(found.result().passed()),
                            "cases", Format.count(found.result().cases()),
                            "tables", GroupsView.contrast(found)))
                .orElse(false),
            "provenance",
            provenance(report));
    report.measured().ifPresent(measured -> measured(report, measured, page));
    return Mustache.compiler().strictSections(true).compile(resource("report.html")).execute(page);
  }

  private static void measured(
      EvaluationReport report, EvaluationReport.Measured measured, Map<String, Object> page) {
    Predictions predictions = measured.predictions();
    Evaluation evaluation = measured.evaluation();
    List<OperatingCurve> ofLabels = CurvesView.ofLabels(predictions);
    Optional<OperatingCurve> flagging =
        report.audited().map(audited -> OperatingCurve.ofFlagging(predictions, audited.flagging()));
    List<OperatingCurve> drawn = CurvesView.drawn(ofLabels, flagging);
    Reliability reliability = Reliability.of(predictions);
    page.put(
        "measured",
        View.of(
            "n", Format.count(predictions.size()),
            "origin", measured.origin(),
            "headline", FiguresView.headline(evaluation, report.audited()),
            "summary", report.audited().<Object>map(ReportPage::summary).orElse(false),
            "before",
                report
                    .before()
                    .<Object>map(before -> FiguresView.comparison(before, report))
                    .orElse(false),
            "labels", FiguresView.labels(predictions, evaluation, ofLabels),
            "confusion", FiguresView.confusion(predictions),
            "curves",
                drawn.isEmpty()
                    ? false
                    : View.of(
                        "target", drawn.get(0).name(),
                        "baseRate",
                            Format.percent((double) drawn.get(0).positives() / drawn.get(0).size()),
                        "rows", CurvesView.workload(drawn.get(0))),
            "ece", Format.figure(evaluation.ece()),
            "multiLabel", predictions.task() == Task.MULTI_LABEL,
            "reliability", CurvesView.reliability(reliability),
            "groups", View.table(GroupsView.fields(evaluation, report.audited())),
            "mistakes", View.table(MistakesView.of(predictions, report.texts())),
            "textsShown", report.texts()));
    page.put(
        "data",
        json(
            View.of(
                "curves", drawn.stream().map(CurvesView::data).toList(),
                "before",
                    report
                        .before()
                        .filter(before -> !drawn.isEmpty())
                        .map(before -> CurvesView.data(earlier(before, report, drawn.get(0))))
                        .stream()
                        .toList(),
                "reliability", CurvesView.data(reliability))));
  }

  /** The same curve of the model before. */
  private static OperatingCurve earlier(
      EvaluationReport.Before before, EvaluationReport report, OperatingCurve now) {
    return report
        .audited()
        .map(audited -> OperatingCurve.ofFlagging(before.predictions(), audited.flagging()))
        .orElseGet(
            () ->
                CurvesView.ofLabels(before.predictions()).stream()
                    .filter(curve -> curve.name().equals(now.name()))
                    .findFirst()
                    .orElse(now));
  }

  private static Map<String, Object> summary(EvaluationReport.Audited audited) {
    return View.of(
        "falsePositives", Format.percent(audited.audit().falsePositives().rate()),
        "falseNegatives", Format.percent(audited.audit().falseNegatives().rate()));
  }

  private static Map<String, Object> model(EvaluationReport report) {
    ModelCard card = report.card();
    return View.of(
        "id", card.id(),
        "description", card.description(),
        "sha256", report.modelSha256(),
        "shortSha256", report.modelSha256().substring(0, 12),
        "labels", String.join(", ", card.labels()),
        "intendedUse", card.intendedUse(),
        "outOfScope", card.outOfScope(),
        "limits", card.limits(),
        "licence", card.licence(),
        "contact", card.contact());
  }

  private static Map<String, Object> provenance(EvaluationReport report) {
    ModelCard card = report.card();
    List<Map<String, Object>> options = new ArrayList<>();
    flatten("", card.options(), options);
    List<Map<String, Object>> files = new ArrayList<>();
    card.data().forEach(source -> files.add(file("model", source)));
    report
        .measured()
        .ifPresent(
            measured -> measured.data().forEach(source -> files.add(file("report", source))));
    return View.of(
        "trainer", card.trainer(),
        "seed", String.valueOf(card.seed()),
        "version", card.libraryVersion(),
        "options", options,
        "files", View.table(files));
  }

  private static Map<String, Object> file(String part, ModelCard.DataSource source) {
    return View.of(
        "part", part,
        "name", source.name(),
        "role", source.role(),
        "rows", Format.count(source.rows()),
        "sha256", source.sha256());
  }

  private static void flatten(String prefix, Map<?, ?> map, List<Map<String, Object>> rows) {
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + key + ".", inner, rows);
          } else {
            rows.add(View.of("name", prefix + key, "value", String.valueOf(value)));
          }
        });
  }

  /** JSON that can stand in an element of a page: nothing in it looks like the element's end. */
  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A script that can stand in a page. */
  private static String script(String name) {
    return resource(name).replace("\r\n", "\n").replace("</script", "<\\/script");
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from this jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a content security policy names a script. */
  private static String digest(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
