package org.tarazy.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads labelled texts from files in the formats of {@link DatasetFormat}.
 *
 * <p>A row is an example, or it is bad: not UTF-8, broken, without a {@code text} that is a string,
 * with a lone surrogate (half a character, which is no valid text), too long, or, from {@link
 * #labelled}, without a label or with nothing to read in its text. A bad row ends the reading with
 * a {@link DatasetException} that names file, line and field, or, with {@link #skippingBadRows}, is
 * reported and left out. Blank lines are no rows. What is wrong with the file as a whole (missing,
 * a directory, UTF-16, a CSV header without {@code text}, no example at all) always ends the
 * reading.
 *
 * <p>A reader holds settings only: it never changes, and any number of threads can read with it.
 * {@link #forEach} holds one row at a time.
 */
public final class DatasetReader {
  /** The longest text that is read unless the reader is told otherwise, in {@code char}s. */
  public static final int DEFAULT_MAXIMUM_TEXT_LENGTH = 10_000_000;

  // A char written as a JSON escape takes six bytes; the rest is room for the other fields.
  private static final long BYTES_PER_CHAR = 6;
  private static final long ROOM_FOR_OTHER_FIELDS = 1 << 20;

  private final boolean labelled;
  private final @Nullable DatasetFormat format;
  private final @Nullable Consumer<? super DatasetException> onBadRow;
  private final int maximumTextLength;

  private DatasetReader(
      boolean labelled,
      @Nullable DatasetFormat format,
      @Nullable Consumer<? super DatasetException> onBadRow,
      int maximumTextLength) {
    this.labelled = labelled;
    this.format = format;
    this.onBadRow = onBadRow;
    this.maximumTextLength = maximumTextLength;
  }

  /**
   * A reader of examples to learn or measure from: a row without a label, or whose text is empty or
   * blank, is bad. In data with lists of labels, an empty list is a label given.
   */
  public static DatasetReader labelled() {
    return new DatasetReader(true, null, null, DEFAULT_MAXIMUM_TEXT_LENGTH);
  }

  /** A reader of texts to classify or check: a label may be missing, a text may be empty. */
  public static DatasetReader unlabelled() {
    return new DatasetReader(false, null, null, DEFAULT_MAXIMUM_TEXT_LENGTH);
  }

  /** The same reader for rows whose label may be missing and whose text may be empty. */
  DatasetReader labelsOptional() {
    return new DatasetReader(false, format, onBadRow, maximumTextLength);
  }

  /** Reads {@code format}, whatever the name of a file ends in. */
  public DatasetReader withFormat(DatasetFormat newFormat) {
    return new DatasetReader(labelled, newFormat, onBadRow, maximumTextLength);
  }

  /**
   * Leaves bad rows out and hands each one's defect to {@code report}, in the order of the file.
   */
  public DatasetReader skippingBadRows(Consumer<? super DatasetException> report) {
    return new DatasetReader(labelled, format, report, maximumTextLength);
  }

  /**
   * Takes texts of at most {@code maximum} {@code char}s; a longer one is a bad row. The memory
   * that reading needs is bounded by about six bytes for each.
   */
  public DatasetReader withMaximumTextLength(int maximum) {
    if (maximum < 1) {
      throw new IllegalArgumentException("longest text is " + maximum + ", must be at least 1");
    }
    return new DatasetReader(labelled, format, onBadRow, maximum);
  }

  /**
   * Reads a file into memory.
   *
   * @throws DatasetException if the file or a row cannot be used
   */
  public Dataset read(Path file) {
    return read(List.of(file));
  }

  /**
   * Reads files into memory as one set, in the order given.
   *
   * @throws DatasetException if a file or a row cannot be used
   */
  public Dataset read(List<Path> files) {
    List<Example> examples = new ArrayList<>();
    boolean multiLabel = false;
    for (Path file : files) {
      multiLabel |= forEach(file, examples::add).multiLabel();
    }
    return new Dataset(
        String.join(", ", files.stream().map(Path::toString).toList()), examples, multiLabel);
  }

  /**
   * Hands the examples of a file to {@code action} one by one, in order, on the calling thread.
   *
   * @throws DatasetException if the file or a row cannot be used; {@code action} then has seen the
   *     examples before it
   */
  public ReadSummary forEach(Path file, Consumer<? super Example> action) {
    if (Files.isDirectory(file)) {
      throw wholeFile(file.toString(), "a directory", "a file");
    }
    DatasetFormat ofFile = format != null ? format : DatasetFormat.of(file);
    try {
      try (InputStream in = Files.newInputStream(file)) {
        return forEach(in, file.toString(), ofFile, action);
      }
    } catch (NoSuchFileException e) {
      throw wholeFile(file.toString(), "no such file", "");
    } catch (AccessDeniedException e) {
      throw wholeFile(file.toString(), "a file that may not be read", "");
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Hands the examples of a stream to {@code action}, as {@link #forEach(Path, Consumer)} does. The
   * stream is read to its end and not closed.
   *
   * @param name what to call the stream in messages
   * @param streamFormat the format; that of {@link #withFormat} is not looked at
   */
  public ReadSummary forEach(
      InputStream in, String name, DatasetFormat streamFormat, Consumer<? super Example> action) {
    try {
      return readRows(in, name, streamFormat, action);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  // The stream belongs to the caller, so the rows over it are not closed here.
  @SuppressWarnings("resource")
  private ReadSummary readRows(
      InputStream in, String name, DatasetFormat rowFormat, Consumer<? super Example> action)
      throws IOException {
    long limit = BYTES_PER_CHAR * maximumTextLength + ROOM_FOR_OTHER_FIELDS;
    Rows rows = new Rows(in, name, limit);
    RowParser parser = RowParser.begin(rowFormat, rows, new SourceLocation(name, 0), labelled);
    long examples = 0;
    long skipped = 0;
    boolean multiLabel = false;
    @Nullable DatasetException firstBad = null;
    while (rows.next()) {
      Example example;
      try {
        String row = rows.text();
        if (row.isBlank()) {
          continue;
        }
        Fields fields = parser.parse(row, rows.location());
        example = check(fields, rows.location());
        multiLabel |= fields.labelIsList();
      } catch (DatasetException e) {
        if (onBadRow == null) {
          throw e;
        }
        onBadRow.accept(e);
        skipped++;
        firstBad = firstBad == null ? e : firstBad;
        continue;
      }
      examples++;
      action.accept(example);
    }
    if (examples == 0) {
      throw wholeFile(
          name,
          firstBad == null
              ? "no example"
              : skipped + " rows, all bad (the first: " + firstBad.getMessage() + ")",
          "at least one example");
    }
    return new ReadSummary(examples, skipped, multiLabel);
  }

  private Example check(Fields fields, SourceLocation location) {
    String text = fields.text();
    if (text == null) {
      throw new DatasetException(location, "text", "nothing", "a string");
    }
    checkUnicode(text, "text", location);
    if (text.length() > maximumTextLength) {
      throw new DatasetException(
          location,
          "text",
          "a text of " + text.length() + " characters",
          "at most " + maximumTextLength);
    }
    if (labelled && TextShape.isEmpty(text)) {
      throw new DatasetException(
          location,
          "text",
          text.isEmpty() ? "an empty text" : "a text of blanks only",
          "something to read");
    }
    List<String> labels = fields.labels();
    if (labels == null && labelled) {
      throw new DatasetException(location, "label", "nothing", "a label or a list of labels");
    }
    for (String label : labels == null ? List.<String>of() : labels) {
      checkUnicode(label, "label", location);
      if (label.isBlank()) {
        throw new DatasetException(location, "label", "an empty label", "a name");
      }
    }
    fields.attributes().forEach((name, value) -> checkUnicode(value, name, location));
    return new Example(text, labels == null ? List.of() : labels, fields.attributes(), location);
  }

  private static void checkUnicode(String value, String field, SourceLocation location) {
    int i = TextShape.loneSurrogate(value);
    if (i >= 0) {
      throw new DatasetException(
          location,
          field,
          String.format(
              Locale.ROOT,
              "the lone surrogate \\u%04x at character %d",
              (int) value.charAt(i),
              i + 1),
          "valid Unicode");
    }
  }

  private static DatasetException wholeFile(String name, String found, String expected) {
    return new DatasetException(new SourceLocation(name, 0), "", found, expected);
  }

  private static DatasetException unreadable(String name, IOException e) {
    DatasetException unreadable =
        wholeFile(name, "an error of the disk or stream (" + e.getMessage() + ")", "");
    unreadable.initCause(e);
    return unreadable;
  }
}
