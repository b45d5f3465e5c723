package org.tarazy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows for people, in columns. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  Table row(String... cells) {
    rows.add(cells);
    return this;
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Lines of cells that all begin where those above them begin. */
  String leftAligned() {
    return lines(false);
  }

  /** Lines of cells that, but for the first, end where those above them end. */
  @Override
  public String toString() {
    return lines(true);
  }

  private String lines(boolean right) {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.length; c++) {
        String blanks = " ".repeat(widths[c] - row[c].length());
        line.append(c == 0 ? "" : "  ");
        line.append(c > 0 && right ? blanks + row[c] : row[c] + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
