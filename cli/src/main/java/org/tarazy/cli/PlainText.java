package org.tarazy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tarazy.datasets.DatasetException;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.SourceLocation;

/** Reads a file that is one text: strict UTF-8, with or without a byte order mark, not empty. */
final class PlainText {
  private static final int LONGEST = DatasetReader.DEFAULT_MAXIMUM_TEXT_LENGTH;
  private static final int MOST_BYTES_A_CHAR = 3;

  private PlainText() {}

  static String read(InputStream in, String name) throws IOException {
    int most = MOST_BYTES_A_CHAR * (LONGEST + 1);
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLong(name, "a text of more than " + most + " bytes");
    }
    return checked(decode(bytes, name), name);
  }

  /** {@code text}, if it can be classified. */
  static String checked(String text, String name) {
    if (text.isBlank()) {
      throw unusable(name, text.isEmpty() ? "an empty text" : "a text of blanks only", "a text");
    }
    if (text.length() > LONGEST) {
      throw tooLong(name, "a text of " + text.length() + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          throw unusable(
              name,
              String.format(
                  Locale.ROOT, "the lone surrogate \\u%04x at character %d", (int) c, i + 1),
              "valid Unicode");
        }
        i++;
      }
    }
    return text;
  }

  static DatasetException unusable(String name, String found, String expected) {
    return new DatasetException(new SourceLocation(name, 0), "", found, expected);
  }

  private static DatasetException tooLong(String name, String found) {
    return unusable(name, found, "at most " + LONGEST + " characters");
  }

  private static String decode(byte[] bytes, String name) {
    int b0 = bytes.length > 0 ? bytes[0] & 0xff : -1;
    int b1 = bytes.length > 1 ? bytes[1] & 0xff : -1;
    int b2 = bytes.length > 2 ? bytes[2] & 0xff : -1;
    if (b0 == 0xff && b1 == 0xfe) {
      throw unusable(name, "text encoded as UTF-16LE", "UTF-8");
    }
    if (b0 == 0xfe && b1 == 0xff) {
      throw unusable(name, "text encoded as UTF-16BE", "UTF-8");
    }
    int start = b0 == 0xef && b1 == 0xbb && b2 == 0xbf ? 3 : 0;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer source = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(source, text, true);
    if (result.isError()) {
      throw new DatasetException(
          new SourceLocation(name, lineAt(bytes, source.position())),
          "",
          String.format(Locale.ROOT, "the byte 0x%02X, which is not UTF-8", source.get()),
          "a file in UTF-8");
    }
    String decoded = text.flip().toString();
    if (decoded.indexOf('\0') >= 0) {
      throw unusable(name, "a NUL byte", "text in UTF-8 (this may be UTF-16 or a binary file)");
    }
    return decoded;
  }

  private static long lineAt(byte[] bytes, int position) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
