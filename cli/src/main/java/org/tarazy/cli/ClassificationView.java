package org.tarazy.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.tarazy.Classification;
import org.tarazy.Classifier;
import org.tarazy.Evidence;
import org.tarazy.Explanation;
import org.tarazy.LabelProbability;
import org.tarazy.Reason;

/** Classifies texts and writes a line for people about each, with --explain a few. */
final class ClassificationView implements Function<List<InputText>, byte[]> {
  private static final int EVIDENCE_SHOWN = 8;
  private static final int EXCERPT = 48;
  private static final int LANGUAGE_WIDTH = 8;

  private final Classifier classifier;
  private final boolean explain;
  private final Style style;
  private final boolean single;
  private final int labelWidth;

  /**
   * A view.
   *
   * @param single whether there is one text, which the reader has before his eyes
   */
  ClassificationView(Classifier classifier, boolean explain, Style style, boolean single) {
    this.classifier = classifier;
    this.explain = explain;
    this.style = style;
    this.single = single;
    int longest = 0;
    for (String label : classifier.labels()) {
      longest = Math.max(longest, label.length());
    }
    this.labelWidth = longest;
  }

  @Override
  public byte[] apply(List<InputText> texts) {
    StringBuilder lines = new StringBuilder();
    for (InputText text : texts) {
      if (explain) {
        Explanation explanation = classifier.explain(text.text());
        summary(text, explanation.classification(), lines);
        evidence(explanation, lines);
      } else {
        summary(text, classifier.classify(text.text()), lines);
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void summary(InputText text, Classification found, StringBuilder lines) {
    StringBuilder line = new StringBuilder();
    List<String> proposed = found.decision().labels();
    if (proposed.isEmpty()) {
      line.append(style.bold(pad("(no label)"))).append("        ");
    }
    for (String label : proposed) {
      boolean last = label.equals(proposed.get(proposed.size() - 1));
      line.append(style.bold(last ? pad(label) : Printable.line(label)));
      line.append(percent(found.probability(label))).append(last ? "" : ", ");
    }
    String language = ClassificationJson.lowerCase(found.language());
    line.append("  ").append(language).append(" ".repeat(LANGUAGE_WIDTH - language.length()));
    if (!single) {
      line.append("  ").append(Printable.line(text.id()));
      line.append("  ").append(style.dim(Printable.excerpt(text.text(), EXCERPT)));
    }
    if (!found.decision().isAssigned()) {
      StringJoiner reasons = new StringJoiner(", ", "for a person: ", "");
      for (Reason reason : found.decision().reasons()) {
        reasons.add(inWords(reason));
      }
      line.append("  ").append(style.yellow(reasons.toString()));
    }
    lines.append(line.toString().stripTrailing()).append('\n');
    if (single) {
      for (LabelProbability label : found.probabilities()) {
        lines.append("  ").append(pad(label.label())).append(percent(label.probability()));
        lines.append('\n');
      }
    }
  }

  private void evidence(Explanation explanation, StringBuilder lines) {
    for (String label : ClassificationJson.explained(explanation.classification())) {
      List<Evidence> strongest = new ArrayList<>(explanation.evidence(label));
      Comparator<Evidence> byStrength = Comparator.comparingDouble(e -> Math.abs(e.weight()));
      strongest.sort(byStrength.reversed());
      lines.append("  for and against ").append(Printable.line(label)).append(":\n");
      for (Evidence evidence : strongest.subList(0, Math.min(EVIDENCE_SHOWN, strongest.size()))) {
        String weight = Decimal.signed(evidence.weight(), 3, 8);
        lines.append("  ").append(evidence.weight() < 0 ? style.red(weight) : style.green(weight));
        lines.append("  ").append(Printable.excerpt(evidence.text(), EXCERPT)).append('\n');
      }
      if (strongest.size() > EVIDENCE_SHOWN) {
        int more = strongest.size() - EVIDENCE_SHOWN;
        lines.append("            and ").append(more).append(" more\n");
      }
    }
  }

  private static String inWords(Reason reason) {
    return switch (reason) {
      case NO_WORDS -> "no words in it";
      case TOO_SHORT -> "too short";
      case UNSUPPORTED_LANGUAGE -> "neither Russian nor Kazakh";
      case UNSEEN_WORDS -> "most words are new to the model";
      case LOW_PROBABILITY -> "not sure enough";
    };
  }

  private String pad(String label) {
    return Printable.line(label) + " ".repeat(Math.max(0, labelWidth - label.length()));
  }

  private static String percent(float probability) {
    return "  " + Decimal.of(100 * probability, 1, 5) + "%";
  }
}
