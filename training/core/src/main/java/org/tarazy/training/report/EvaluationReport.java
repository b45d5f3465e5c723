package org.tarazy.training.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tarazy.Classifier;
import org.tarazy.model.ModelCard;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.Evaluation;
import org.tarazy.training.Flagging;
import org.tarazy.training.GroupAudit;
import org.tarazy.training.Predictions;

/**
 * What was measured of a model, as one page for people: one HTML file that loads nothing, follows
 * the reader's choice of light or dark, prints, and can be read without scripts, which only draw
 * the curves. The same figures give the same bytes.
 *
 * <p>The texts of others that it shows are data to the browser, never markup: they are escaped, and
 * a content security policy lets no script run but the page's own two, by their digests. Immutable;
 * the {@code with…} methods return changed copies.
 *
 * @param title what stands above
 * @param card the card of the model
 * @param modelSha256 the digest of the model's file, lower-case hexadecimal
 * @param measured figures on labelled texts
 * @param before another model on the same texts, to compare with
 * @param audited errors group by group
 * @param contrasted pass rates of the contrast suite
 * @param texts whether texts are shown; they can be personal data
 */
public record EvaluationReport(
    String title,
    ModelCard card,
    String modelSha256,
    Optional<Measured> measured,
    Optional<Before> before,
    Optional<Audited> audited,
    Optional<Contrasted> contrasted,
    boolean texts) {

  /**
   * Figures on labelled texts.
   *
   * @param predictions what the model says of them
   * @param evaluation what that comes to
   * @param data the files that they are from
   * @param origin a sentence on how they relate to those that the model was trained on; may be
   *     empty
   */
  public record Measured(
      Predictions predictions,
      Evaluation evaluation,
      List<ModelCard.DataSource> data,
      String origin) {

    /** Makes the list unmodifiable. */
    public Measured {
      data = List.copyOf(data);
    }
  }

  /** Another model on the same texts. */
  public record Before(
      ModelCard card, String sha256, Predictions predictions, Evaluation evaluation) {}

  /** Errors group by group, and what counts as one. */
  public record Audited(Flagging flagging, GroupAudit audit) {}

  /**
   * Pass rates of the contrast suite.
   *
   * @param mustNotFlag the least that is asked of what must not be flagged, 0 to 1
   * @param mustFlag the least that is asked of what must be flagged
   */
  public record Contrasted(ContrastResult result, double mustNotFlag, double mustFlag) {}

  /** A report on {@code classifier} with nothing in it yet, which shows texts. */
  public static EvaluationReport about(Classifier classifier) {
    return new EvaluationReport(
        "Evaluation of " + classifier.card().id(),
        classifier.card(),
        classifier.sha256(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** With another title. */
  public EvaluationReport withTitle(String changed) {
    return new EvaluationReport(
        changed, card, modelSha256, measured, before, audited, contrasted, texts);
  }

  /** With figures on labelled texts. */
  public EvaluationReport withMeasured(Measured added) {
    return new EvaluationReport(
        title, card, modelSha256, Optional.of(added), before, audited, contrasted, texts);
  }

  /** With another model's figures on the same texts. */
  public EvaluationReport withBefore(Before added) {
    return new EvaluationReport(
        title, card, modelSha256, measured, Optional.of(added), audited, contrasted, texts);
  }

  /** With errors group by group. */
  public EvaluationReport withAudited(Audited added) {
    return new EvaluationReport(
        title, card, modelSha256, measured, before, Optional.of(added), contrasted, texts);
  }

  /** With the contrast suite. */
  public EvaluationReport withContrasted(Contrasted added) {
    return new EvaluationReport(
        title, card, modelSha256, measured, before, audited, Optional.of(added), texts);
  }

  /** Without any text: mistakes are shown by their file and line alone. */
  public EvaluationReport withoutTexts() {
    return new EvaluationReport(
        title, card, modelSha256, measured, before, audited, contrasted, false);
  }

  /** The page. */
  public String html() {
    return ReportPage.of(this);
  }

  /**
   * Writes the page. A kill at any moment leaves the old file or the new one.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    // Not createTempFile: what it makes can be read by its owner alone, and so could the report.
    Path half = absolute.resolveSibling(".tarazy-" + UUID.randomUUID() + ".part");
    try {
      Files.writeString(half, html(), StandardOpenOption.CREATE_NEW);
      try {
        Files.move(half, absolute, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
