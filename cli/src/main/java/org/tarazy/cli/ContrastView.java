package org.tarazy.cli;

import java.util.List;
import java.util.Locale;
import org.tarazy.training.ContrastResult;
import org.tarazy.training.ContrastResult.Expectation;
import org.tarazy.training.ContrastResult.Functionality;

/** Pass rates of the contrast suite for people. */
final class ContrastView {
  private ContrastView() {}

  static String of(ContrastResult result, List<Functionality> below, Style style) {
    StringBuilder text = new StringBuilder();
    for (Expectation expectation : Expectation.values()) {
      String title =
          expectation == Expectation.MUST_FLAG ? "must be flagged" : "must not be flagged";
      Table table = new Table().row(title, "language", "passed", "of", "rate", "");
      for (Functionality functionality : result.functionalities()) {
        if (functionality.expect() == expectation) {
          table.row(
              functionality.name(),
              functionality.language(),
              String.valueOf(functionality.passed()),
              String.valueOf(functionality.cases()),
              share(functionality.passRate()),
              below.contains(functionality) ? style.red("too seldom") : "");
        }
      }
      table.row(title, "all", "", "", share(result.passRate(expectation)), "");
      text.append(table).append('\n');
    }
    return text.append(result.passed() + " of " + result.cases() + " cases pass\n").toString();
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
