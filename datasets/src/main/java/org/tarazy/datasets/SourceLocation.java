package org.tarazy.datasets;

/**
 * Where an example came from.
 *
 * @param file the file as its reader was given it, or the name of what generated the example
 * @param line the first line of the example, counted from 1; 0 where the whole file is meant
 */
public record SourceLocation(String file, long line) {
  /** Refuses a negative line. */
  public SourceLocation {
    if (line < 0) {
      throw new IllegalArgumentException("line is " + line + ", must not be negative");
    }
  }

  /** The form that editors and terminals turn into a link: {@code file:line}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
