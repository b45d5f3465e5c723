package org.tarazy.datasets;

import java.nio.file.Path;
import java.util.Locale;

/** How examples are laid out in a file. All are UTF-8, with or without a byte order mark. */
public enum DatasetFormat {
  /**
   * A JSON object a line: {@code {"text": "…", "label": "x"}}. The label is a string, number or
   * boolean, or a list of these (multi-label). Every other field becomes an attribute.
   */
  JSON_LINES,

  /**
   * A table with a header that names a column {@code text} and, for labelled data, a column {@code
   * label}; every other column becomes an attribute. Quoting follows RFC 4180, a quoted cell may
   * span lines; the separator is the comma, semicolon or tab that makes {@code text} a column of
   * the header. A label cell with a {@code |} is a list: {@code x|y} is two labels, {@code x|} a
   * list of one, {@code |} the list of none. An empty label cell means that the label is missing.
   */
  CSV,

  /**
   * fastText's: {@code __label__x __label__y the text}, a line each. What stands before the first
   * word without the prefix is labels, the rest is the text. Several labels on any line make the
   * data multi-label.
   */
  FAST_TEXT;

  /**
   * The format that the name of a file promises: {@code .jsonl}, {@code .ndjson} and {@code .json}
   * are JSON Lines, {@code .csv} and {@code .tsv} CSV, {@code .txt}, {@code .ft} and {@code
   * .fasttext} fastText's.
   *
   * @throws DatasetException if the name ends in none of these
   */
  public static DatasetFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jsonl", "ndjson", "json" -> JSON_LINES;
      case "csv", "tsv" -> CSV;
      case "txt", "ft", "fasttext" -> FAST_TEXT;
      default ->
          throw new DatasetException(
              new SourceLocation(file.toString(), 0),
              "",
              "a file name without a known ending",
              ".jsonl, .ndjson, .json, .csv, .tsv, .txt, .ft or .fasttext, or the format named"
                  + " explicitly");
    };
  }
}
