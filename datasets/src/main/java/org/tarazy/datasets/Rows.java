package org.tarazy.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The rows of a file as bytes: lines, or in CSV records whose quoted cells may span lines. Memory
 * is bounded: of a row over the limit nothing is kept, but it is read to its end, so that the rows
 * after it can be used.
 */
final class Rows implements Closeable {
  private static final int NO_QUOTES = -1;

  private final String file;
  private final InputStream in;
  private final long limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int end;
  private byte[] row = new byte[1 << 12];
  private int length;
  private long total;
  private long nextLine = 1;
  private long line;
  private int separator = NO_QUOTES;
  private boolean openQuote;

  /**
   * Looks at the first bytes.
   *
   * @param limit the longest row that is kept, in bytes
   * @throws DatasetException if they show another encoding than UTF-8
   */
  Rows(InputStream in, String file, long limit) throws IOException {
    this.in = in;
    this.file = file;
    this.limit = Math.min(limit, Integer.MAX_VALUE - 16);
    end = in.readNBytes(buffer, 0, 4);
    position = byteOrderMark();
  }

  private int byteOrderMark() {
    int b0 = end > 0 ? buffer[0] & 0xff : -1;
    int b1 = end > 1 ? buffer[1] & 0xff : -1;
    int b2 = end > 2 ? buffer[2] & 0xff : -1;
    int b3 = end > 3 ? buffer[3] & 0xff : -1;
    if (b0 == 0xff && b1 == 0xfe) {
      throw foreign(b2 == 0 && b3 == 0 ? "UTF-32LE" : "UTF-16LE");
    }
    if (b0 == 0xfe && b1 == 0xff) {
      throw foreign("UTF-16BE");
    }
    if (b0 == 0 && b1 == 0 && b2 == 0xfe && b3 == 0xff) {
      throw foreign("UTF-32BE");
    }
    if (b0 > 0 && b1 == 0 && b2 > 0 && b3 == 0) {
      throw foreign("UTF-16LE without a byte order mark");
    }
    if (b0 == 0 && b1 > 0 && b2 == 0 && b3 > 0) {
      throw foreign("UTF-16BE without a byte order mark");
    }
    return b0 == 0xef && b1 == 0xbb && b2 == 0xbf ? 3 : 0;
  }

  private DatasetException foreign(String encoding) {
    return new DatasetException(
        new SourceLocation(file, 0), "", "text encoded as " + encoding, "UTF-8");
  }

  /** From now on a quoted cell may span lines; cells are divided by {@code separator}. */
  void quoteWith(char separator) {
    this.separator = separator;
  }

  /** Moves to the next row; false at the end of the file. */
  boolean next() throws IOException {
    line = nextLine;
    length = 0;
    total = 0;
    boolean quoted = false;
    boolean afterQuote = false;
    boolean cellStart = true;
    boolean any = false;
    while (true) {
      if (position == end) {
        end = in.read(buffer, 0, buffer.length);
        position = 0;
        if (end <= 0) {
          end = 0;
          openQuote = quoted;
          return any;
        }
      }
      any = true;
      int from = position;
      boolean done = false;
      while (position < end && !done) {
        byte b = buffer[position++];
        if (separator == NO_QUOTES) {
          while (b != '\n' && position < end) {
            b = buffer[position++];
          }
        } else if (quoted) {
          quoted = b != '"';
          afterQuote = !quoted;
        } else {
          quoted = b == '"' && (cellStart || afterQuote);
          afterQuote = false;
          cellStart = b == separator;
        }
        if (b == '\n') {
          nextLine++;
          done = !quoted;
        }
      }
      append(from, position);
      if (done) {
        openQuote = false;
        dropLineEnd();
        return true;
      }
    }
  }

  private void append(int from, int to) {
    int n = to - from;
    total += n;
    if (total > limit) {
      return;
    }
    if (length + n > row.length) {
      row = Arrays.copyOf(row, (int) Math.min(limit, Math.max(2L * row.length, length + n)));
    }
    System.arraycopy(buffer, from, row, length, n);
    length += n;
  }

  private void dropLineEnd() {
    if (total <= limit && length > 0) {
      length--;
      if (length > 0 && row[length - 1] == '\r') {
        length--;
      }
    }
  }

  /** Where the row begins. */
  SourceLocation location() {
    return new SourceLocation(file, line);
  }

  /**
   * The row as text.
   *
   * @throws DatasetException if it is too long, is not UTF-8, or has a quote that nothing closes
   */
  String text() {
    if (total > limit) {
      row = new byte[1 << 12];
      throw bad(
          "a row of " + total + " bytes",
          "at most " + limit + ", room for the longest text that is read");
    }
    if (openQuote) {
      throw bad(
          "a quote that opens a cell and is still open at the end of the file (line "
              + (nextLine - 1)
              + ")",
          "a closing quote");
    }
    String text = new String(row, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      int malformed = malformedByte();
      if (malformed >= 0) {
        throw bad(
            String.format(
                Locale.ROOT,
                "the byte 0x%02X at byte %d of the row, which is not UTF-8",
                row[malformed],
                malformed + 1),
            "a file in UTF-8");
      }
    }
    if (text.indexOf('\0') >= 0) {
      throw bad("a NUL byte", "text in UTF-8 (this may be UTF-16 or a binary file)");
    }
    return text;
  }

  private int malformedByte() {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(row, 0, length);
    return decoder.decode(bytes, CharBuffer.allocate(length), true).isError()
        ? bytes.position()
        : -1;
  }

  private DatasetException bad(String found, String expected) {
    return new DatasetException(location(), "", found, expected);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
