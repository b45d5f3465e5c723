package org.tarazy.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table with columns in line, so that it can be read as it is. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; the first is the head. */
  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      append(text, rows.get(r), widths);
      if (r == 0) {
        for (int c = 0; c < columns; c++) {
          text.append("|").append(c == 0 ? ":" : "-").append("-".repeat(widths[c]));
          text.append(c == 0 ? "-" : ":");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    for (int c = 0; c < row.size(); c++) {
      String pad = " ".repeat(widths[c] - row.get(c).length());
      text.append("| ").append(c == 0 ? row.get(c) + pad : pad + row.get(c)).append(' ');
    }
    text.append("|\n");
  }
}
