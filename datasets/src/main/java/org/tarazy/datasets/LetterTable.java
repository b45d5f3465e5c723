package org.tarazy.datasets;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How letters are written in another alphabet. What the table does not name stays as it is. */
final class LetterTable {
  private final Map<Character, String> spellings;

  /**
   * A table.
   *
   * @param table entries such as {@code ш=sh} or {@code ь=}, with blanks between; capitals follow,
   *     unless an entry after that of the small letter names them
   */
  LetterTable(String table) {
    Map<Character, String> read = new HashMap<>();
    for (String entry : table.split(" ", -1)) {
      char letter = entry.charAt(0);
      String spelling = entry.substring(2);
      read.put(letter, spelling);
      read.put(Character.toUpperCase(letter), capital(spelling));
    }
    spellings = Map.copyOf(read);
  }

  private static String capital(String spelling) {
    if (spelling.isEmpty()) {
      return spelling;
    }
    return Character.toUpperCase(spelling.charAt(0)) + spelling.substring(1);
  }

  String write(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      String spelling = spellings.get(text.charAt(i));
      if (spelling == null) {
        out.append(text.charAt(i));
      } else if (spelling.length() > 1 && insideCapitals(text, i)) {
        out.append(spelling.toUpperCase(Locale.ROOT));
      } else {
        out.append(spelling);
      }
    }
    return out.toString();
  }

  /** Whether the letter at {@code i} is a capital next to another: ША is SHA, Ша is Sha. */
  private static boolean insideCapitals(String text, int i) {
    return Character.isUpperCase(text.charAt(i))
        && ((i > 0 && Character.isUpperCase(text.charAt(i - 1)))
            || (i + 1 < text.length() && Character.isUpperCase(text.charAt(i + 1))));
  }
}
