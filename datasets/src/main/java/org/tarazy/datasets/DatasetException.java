package org.tarazy.datasets;

import java.util.Locale;

/**
 * Data that cannot be used, told to the person who can mend it: the file, the line, the field, what
 * was found there and what was expected. The message is one line. Unchecked, because nothing in the
 * program can mend a file.
 */
public final class DatasetException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 60;

  private final transient SourceLocation location;
  private final String field;
  private final String found;
  private final String expected;

  /**
   * A defect in a file.
   *
   * @param location the file and line; line 0 for the whole file
   * @param field the field of the row, or empty where the whole row is meant
   * @param found what is there, in words
   * @param expected what should be there, in words; may be empty
   */
  public DatasetException(SourceLocation location, String field, String found, String expected) {
    super(
        location
            + ": "
            + (field.isEmpty() ? "" : "field \"" + field + "\": ")
            + "found "
            + found
            + (expected.isEmpty() ? "" : ", expected " + expected));
    this.location = location;
    this.field = field;
    this.found = found;
    this.expected = expected;
  }

  /** The file and the line; line 0 where the whole file is meant. */
  public SourceLocation location() {
    return location;
  }

  /** The field of the row, or empty where the whole row is meant. */
  public String field() {
    return field;
  }

  /** What was found, in words. */
  public String found() {
    return found;
  }

  /** What was expected, in words. */
  public String expected() {
    return expected;
  }

  /** The start of {@code value} between quotes, on one line and printable. */
  static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    int end =
        value.codePointCount(0, value.length()) <= LONGEST_QUOTE
            ? value.length()
            : value.offsetByCodePoints(0, LONGEST_QUOTE);
    value
        .substring(0, end)
        .codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> out.appendCodePoint(c);
              }
            });
    return out.append(end < value.length() ? "…\"" : "\"").toString();
  }
}
