package org.tarazy.benchmarks.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tarazy.datasets.KazakhSpelling;
import org.tarazy.datasets.RussianSpelling;

/** How a language is written in another script than the one of the data. */
final class Spellings {
  /** The decree of 2017: apostrophes. */
  private static final Map<String, String> KAZAKH_2017 =
      table(
          "а=a ә=a' б=b в=v г=g ғ=g' д=d е=e ё=io ж=j з=z и=i' й=i' к=k қ=q л=l м=m н=n ң=n' о=o"
              + " ө=o' п=p р=r с=s т=t у=y' ұ=u ү=u' ф=f х=h һ=h ц=ts ч=c' ш=s' щ=s' ъ= ы=y і=i"
              + " ь= э=e ю=i'y' я=i'a");

  /** The decree of 2018: acutes, sh and ch. */
  private static final Map<String, String> KAZAKH_2018 =
      table(
          "а=a ә=á б=b в=v г=g ғ=ǵ д=d е=e ё=io ж=j з=z и=ı й=ı к=k қ=q л=l м=m н=n ң=ń о=o ө=ó"
              + " п=p р=r с=s т=t у=ý ұ=u ү=ú ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e"
              + " ю=ıý я=ıa");

  /** The working draft of 2019: diaereses, ş, ŋ. */
  private static final Map<String, String> KAZAKH_2019 =
      table(
          "а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=io ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ŋ о=o ө=ö"
              + " п=p р=r с=s т=t у=u ұ=ū ү=ü ф=f х=h һ=h ц=ts ч=ch ш=ş щ=ş ъ= ы=y і=ı ь= э=e"
              + " ю=iu я=ia");

  /** Longer spellings first. */
  private static final List<Map.Entry<String, String>> UZBEK =
      List.of(
          Map.entry("o'", "ў"),
          Map.entry("g'", "ғ"),
          Map.entry("sh", "ш"),
          Map.entry("ch", "ч"),
          Map.entry("yo", "ё"),
          Map.entry("yu", "ю"),
          Map.entry("ya", "я"),
          Map.entry("ye", "е"),
          Map.entry("a", "а"),
          Map.entry("b", "б"),
          Map.entry("d", "д"),
          Map.entry("e", "е"),
          Map.entry("f", "ф"),
          Map.entry("g", "г"),
          Map.entry("h", "ҳ"),
          Map.entry("i", "и"),
          Map.entry("j", "ж"),
          Map.entry("k", "к"),
          Map.entry("l", "л"),
          Map.entry("m", "м"),
          Map.entry("n", "н"),
          Map.entry("o", "о"),
          Map.entry("p", "п"),
          Map.entry("q", "қ"),
          Map.entry("r", "р"),
          Map.entry("s", "с"),
          Map.entry("t", "т"),
          Map.entry("u", "у"),
          Map.entry("v", "в"),
          Map.entry("x", "х"),
          Map.entry("y", "й"),
          Map.entry("z", "з"),
          Map.entry("'", "ъ"));

  static final List<UnaryOperator<String>> KAZAKH_LATIN =
      List.of(
          KazakhSpelling.LATIN_2021::write,
          KazakhSpelling.LATIN_CHAT::write,
          KazakhSpelling.LATIN_CHAT_Q::write,
          text -> write(text, KAZAKH_2017),
          text -> write(text, KAZAKH_2018),
          text -> write(text, KAZAKH_2019));

  static final List<UnaryOperator<String>> RUSSIAN_LATIN =
      Arrays.stream(RussianSpelling.values())
          .map(
              spelling ->
                  (UnaryOperator<String>) text -> spelling.write(text.toLowerCase(Locale.ROOT)))
          .toList();

  private Spellings() {}

  /** Writes Uzbek, in its Latin alphabet of 1995, in Cyrillic. */
  static String uzbekCyrillic(String text) {
    String out = text.toLowerCase(Locale.ROOT).replaceAll("[ʻʼ‘’`]", "'");
    out = out.replaceAll("\\be", "э");
    for (Map.Entry<String, String> letter : UZBEK) {
      out = out.replace(letter.getKey(), letter.getValue());
    }
    return out;
  }

  static boolean hasKazakhLetter(String text) {
    return text.codePoints().anyMatch(c -> "әғқңөұүһіӘҒҚҢӨҰҮҺІ".indexOf(c) >= 0);
  }

  /** Whether all letters but a tenth are Cyrillic. */
  static boolean isCyrillic(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long cyrillic =
        text.codePoints()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
            .count();
    return letters > 0 && cyrillic * 10 >= letters * 9;
  }

  private static Map<String, String> table(String entries) {
    Map<String, String> table = new HashMap<>();
    for (String entry : entries.split(" ", -1)) {
      table.put(entry.substring(0, 1), entry.substring(2));
    }
    return Map.copyOf(table);
  }

  private static String write(String text, Map<String, String> table) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String small = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < small.length(); i++) {
      String letter = small.substring(i, i + 1);
      out.append(table.getOrDefault(letter, letter));
    }
    return out.toString();
  }
}
