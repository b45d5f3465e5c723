package org.tarazy.triage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of each text of a log, and what each reviewer said of it. */
final class Judgements {
  /** The judgement of a reviewer who left it open. */
  static final String OPEN = "disputed";

  private final String harmless;
  private final Map<String, OfText> texts = new LinkedHashMap<>();
  private final Map<Long, Boolean> reversed = new HashMap<>();
  private final List<LogEntry> reversals = new ArrayList<>();

  /** What became of one text. */
  static final class OfText {
    /** The first judgement of each reviewer, in order. */
    final Map<String, String> first = new LinkedHashMap<>();

    /** The judgements that count: those since the last reversal, the latest of each reviewer. */
    final Map<String, String> standing = new LinkedHashMap<>();

    /** The priority when it was first sampled. */
    Optional<Priority> sampledAt = Optional.empty();

    /** The label on which all agree; empty where they do not. */
    Optional<String> label() {
      return standing.values().stream().distinct().count() == 1
          ? standing.values().stream().findFirst().filter(label -> !label.equals(OPEN))
          : Optional.empty();
    }
  }

  private Judgements(String harmless) {
    this.harmless = harmless;
  }

  /**
   * Reads a log.
   *
   * @param harmless the label of texts that a reviewer cleared
   */
  static Judgements of(Path log, String harmless) throws IOException {
    Judgements judgements = new Judgements(harmless);
    ReviewLog.forEach(log, judgements::add);
    return judgements;
  }

  private void add(LogEntry entry) {
    Disposition disposition = entry.disposition();
    OfText text = texts.computeIfAbsent(disposition.textSha256(), digest -> new OfText());
    if (disposition.isSampled() && text.sampledAt.isEmpty()) {
      text.sampledAt = Optional.of(disposition.priority().orElse(Priority.SAMPLE));
    }
    if (disposition.reverses().isPresent()) {
      reversals.add(entry);
      reversed.put(disposition.reverses().getAsLong(), true);
      text.standing.clear();
    }
    String judgement = judgement(disposition.decision(), disposition);
    text.standing.put(disposition.reviewer(), judgement);
    if (disposition.reverses().isEmpty()) {
      text.first.putIfAbsent(disposition.reviewer(), judgement);
    }
    if (disposition.secondReviewer().isPresent()) {
      String reviewer = disposition.secondReviewer().get();
      String second = judgement(disposition.secondDecision().orElse(""), disposition);
      text.standing.put(reviewer, second);
      text.first.putIfAbsent(reviewer, second);
    }
  }

  private String judgement(String decision, Disposition disposition) {
    return switch (decision.toLowerCase(Locale.ROOT)) {
      case "confirmed" -> disposition.label().orElse(OPEN);
      case "cleared" -> harmless;
      case OPEN -> OPEN;
      default -> decision;
    };
  }

  /** Whether the decision differs from what the model proposed; empty where it is open. */
  Optional<Boolean> overturns(Disposition disposition) {
    String judgement = judgement(disposition.decision(), disposition);
    return judgement.equals(OPEN)
        ? Optional.empty()
        : disposition.label().map(label -> !label.equals(judgement));
  }

  Map<String, OfText> texts() {
    return texts;
  }

  int reversedLines() {
    return reversed.size();
  }

  int reversals() {
    return reversals.size();
  }
}
