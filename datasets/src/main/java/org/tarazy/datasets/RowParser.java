package org.tarazy.datasets;

import java.io.IOException;

/** Takes rows of one format apart. */
sealed interface RowParser permits JsonLinesParser, CsvTable, FastTextParser {
  /**
   * Takes {@code row} apart.
   *
   * @throws DatasetException if it is not in this format
   */
  Fields parse(String row, SourceLocation location) throws IOException;

  /** Begins a file: a format with a header reads it here. */
  static RowParser begin(
      DatasetFormat format, Rows rows, SourceLocation file, boolean labelRequired)
      throws IOException {
    return switch (format) {
      case JSON_LINES -> new JsonLinesParser();
      case CSV -> CsvTable.readHeader(rows, file, labelRequired);
      case FAST_TEXT -> new FastTextParser();
    };
  }
}
