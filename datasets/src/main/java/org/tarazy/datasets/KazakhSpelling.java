package org.tarazy.datasets;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Other ways in which Kazakh is written than in its Cyrillic alphabet. Letters that a table does
 * not name stay as they are, so that Russian words inside a Kazakh text are changed too, as their
 * writers change them.
 */
public enum KazakhSpelling {
  /**
   * On a Russian keyboard: each letter that Russian lacks becomes the one that looks most like it.
   */
  RUSSIAN_LETTERS("ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и"),

  /**
   * The Latin alphabet that the government of Kazakhstan presented in 2021: umlauts, {@code ğ},
   * {@code ş}, {@code ñ}, {@code ū}; {@code i} for и and й, {@code ı} for і, {@code y} for ы.
   */
  LATIN_2021(
      "а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=io ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p"
          + " р=r с=s т=t у=u ұ=ū ү=ü ф=f х=h һ=h ц=ts ч=tş ш=ş щ=ş ъ= ы=y і=ı ь= э=e ю=iu я=ia"),

  /** As in chats, by ear and with the keys at hand: no diacritics, {@code sh}, {@code ch}. */
  LATIN_CHAT(
      "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=zh з=z и=i й=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p"
          + " р=r с=s т=t у=u ұ=u ү=u ф=f х=h һ=h ц=c ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya"),

  /** As in chats, by those who keep to the official letters where a plain key has them. */
  LATIN_CHAT_Q(
      "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=j з=z и=i й=y к=k қ=q л=l м=m н=n ң=n о=o ө=o п=p"
          + " р=r с=s т=t у=w ұ=u ү=u ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya");

  // Error Prone knows only Guava's maps to be immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Map<Character, String> letters;

  KazakhSpelling(String table) {
    Map<Character, String> read = new HashMap<>();
    for (String entry : table.split(" ", -1)) {
      char letter = entry.charAt(0);
      String spelling = entry.substring(2);
      read.put(letter, spelling);
      read.put(Character.toUpperCase(letter), capital(spelling));
    }
    letters = Map.copyOf(read);
  }

  private static String capital(String spelling) {
    if (spelling.isEmpty()) {
      return spelling;
    }
    return Character.toUpperCase(spelling.charAt(0)) + spelling.substring(1);
  }

  /** Writes Kazakh Cyrillic {@code text} in this spelling. */
  public String write(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String spelling = letters.get(c);
      if (spelling == null) {
        out.append(c);
      } else if (this == LATIN_2021 && (c == 'И' || c == 'Й')) {
        // Only this alphabet has a capital for each i: İ and I.
        out.append('İ');
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
