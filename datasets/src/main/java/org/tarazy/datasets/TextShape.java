package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** What can be said about a text from its characters alone. */
final class TextShape {
  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextShape() {}

  /** Whether nothing in {@code text} could be seen: only blanks, control and format characters. */
  static boolean isEmpty(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)
          && !Character.isSpaceChar(c)
          && !Character.isISOControl(c)
          && Character.getType(c) != Character.FORMAT) {
        return false;
      }
    }
    return true;
  }

  /** Where the first half of a surrogate pair stands without the other, or -1. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Whether {@code text} has control characters other than tabs and line ends. */
  static boolean hasControlCharacters(String text) {
    return text.chars()
        .anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
  }

  /**
   * Whether {@code text} shows that someone read it in a wrong encoding: replacement characters,
   * UTF-8 read as windows-1251 or -1252 (whose bytes then are valid UTF-8 again, which by chance
   * they hardly ever are), or windows-1251 read as -1252 (Latin letters with accents and few
   * without).
   */
  static boolean isDamaged(String text) {
    if (text.indexOf('\uFFFD') >= 0) {
      return true;
    }
    int accented = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      accented += c >= 'À' && c <= 'ÿ' ? 1 : 0;
    }
    return (accented >= 5 && accented > letters * 0.8)
        || isUtf8ReadAs(WINDOWS_1251, text)
        || isUtf8ReadAs(WINDOWS_1252, text);
  }

  private static boolean isUtf8ReadAs(Charset charset, String text) {
    // Three pairs of bytes at least: one pair alone can be a chance.
    if (text.chars().filter(c -> c > 0x7f).count() < 6) {
      return false;
    }
    try {
      UTF_8.newDecoder().decode(charset.newEncoder().encode(CharBuffer.wrap(text)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
