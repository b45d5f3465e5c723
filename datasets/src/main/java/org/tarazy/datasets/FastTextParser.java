package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** fastText's lines: labels with a prefix, then the text. */
final class FastTextParser implements RowParser {
  private static final String PREFIX = "__label__";

  private final KnownStrings strings = new KnownStrings();

  @Override
  public Fields parse(String row, SourceLocation location) {
    List<String> labels = new ArrayList<>();
    int at = skipBlanks(row, 0);
    while (row.startsWith(PREFIX, at)) {
      int end = at;
      while (end < row.length() && !Character.isWhitespace(row.charAt(end))) {
        end++;
      }
      if (end == at + PREFIX.length()) {
        throw new DatasetException(
            location, "label", "the prefix " + PREFIX + " alone", "a label after it");
      }
      labels.add(strings.one(row.substring(at + PREFIX.length(), end)));
      at = skipBlanks(row, end);
    }
    return new Fields(
        row.substring(at), labels.isEmpty() ? null : labels, labels.size() > 1, Map.of());
  }

  private static int skipBlanks(String row, int at) {
    int i = at;
    while (i < row.length() && Character.isWhitespace(row.charAt(i))) {
      i++;
    }
    return i;
  }
}
