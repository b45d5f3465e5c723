package org.tarazy.cli;

import java.util.List;
import java.util.Locale;
import org.tarazy.triage.Assessment;
import org.tarazy.triage.KnownMatch;
import org.tarazy.triage.KnownText;

/** Known texts as they are printed. */
final class KnownView {
  private KnownView() {}

  /** An earlier decision on a text that is repeated. */
  record Match(
      String id,
      double similarity,
      boolean identical,
      Assessment.State state,
      String label,
      String reviewer,
      String reference,
      String decidedAt) {

    static Match of(KnownMatch match) {
      Assessment earlier = match.text().assessment();
      return new Match(
          match.text().id(),
          match.similarity(),
          match.identical(),
          earlier.state(),
          earlier.label(),
          earlier.reviewer(),
          earlier.reference(),
          earlier.decidedAt().toString());
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%s  %.3f  %s%s%s on %s%s",
          id,
          similarity,
          ClassificationJson.lowerCase(state),
          label.isEmpty() ? "" : " as " + Printable.line(label),
          reviewer.isEmpty() ? "" : " by " + Printable.line(reviewer),
          decidedAt.substring(0, 10),
          reference.isEmpty() ? "" : ", see " + Printable.line(reference));
    }
  }

  /** What was found for a text. */
  record Found(String id, List<Match> matches) {}

  /** What was added or changed. */
  record Entry(String id, String known, KnownText.Standing standing, Assessment.State state) {}
}
