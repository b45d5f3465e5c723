package org.tarazy.cli;

import java.util.Map;
import org.tarazy.training.GroupAudit;

/** A group audit for people. */
final class AuditView {
  private AuditView() {}

  static String of(GroupAudit audit) {
    Table overall =
        new Table()
            .row("flagged wrongly", rate(audit.falsePositives()), texts(audit.falsePositives()))
            .row("missed", rate(audit.falseNegatives()), texts(audit.falseNegatives()));
    StringBuilder text = new StringBuilder(overall.leftAligned());
    audit
        .fields()
        .forEach(
            (field, groups) -> {
              Table table = new Table().row(field, "flagged wrongly", "of", "missed", "of");
              groups.forEach(
                  (group, rates) ->
                      table.row(
                          Printable.line(group),
                          rate(rates.falsePositives()),
                          String.valueOf(rates.falsePositives().of()),
                          rate(rates.falseNegatives()),
                          String.valueOf(rates.falseNegatives().of())));
              text.append('\n').append(table);
              text.append(ratio("flagged wrongly", audit.fprRatio(), field));
              text.append(ratio("missed", audit.fnrRatio(), field));
            });
    return text.toString();
  }

  private static String texts(GroupAudit.ErrorRate rate) {
    return rate.errors() + " of " + rate.of();
  }

  private static String rate(GroupAudit.ErrorRate rate) {
    return rate.of() == 0
        ? "-"
        : Table.figure(rate.rate())
            + " ("
            + Table.figure(rate.low())
            + " to "
            + Table.figure(rate.high())
            + ")";
  }

  private static String ratio(String what, Map<String, GroupAudit.Ratio> ratios, String field) {
    GroupAudit.Ratio ratio = ratios.get(field);
    return ratio == null
        ? what + ": too few texts to compare groups\n"
        : what
            + ": "
            + Printable.line(ratio.worst())
            + " "
            + Table.figure(ratio.ratio())
            + " times as often as "
            + Printable.line(ratio.best())
            + " ("
            + Table.figure(ratio.low())
            + " to "
            + Table.figure(ratio.high())
            + ")\n";
  }
}
