package org.tarazy.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a hyphen makes two words one or stands between them. */
final class Hyphens {
  private static final String KAZAKH_LETTERS = "әғқңөұүһі";
  private static final List<String> ABLATIVES = List.of("нан", "нен", "дан", "ден", "тан", "тен");

  /** A Kazakh word with one of these is no first part: the hyphen was meant as a dash. */
  private static final List<String> POSSESSIVES = List.of("ғы", "гі", "сы", "сі");

  /**
   * Endings of Russian nouns in an oblique case or the plural, which no first part of a word has.
   */
  private static final List<String> NOUN_ENDINGS =
      List.of("а", "я", "у", "ю", "и", "ы", "ые", "ие", "ей", "ов");

  private static final List<String> ADJECTIVE_ENDINGS =
      List.of(
          "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым",
          "им", "ом", "ем", "ую", "юю", "ых", "их", "ыми", "ими");

  /** What Kazakh puts after a number with a hyphen: ordinal, possessive, and cases after them. */
  private static final Pattern NUMBER_SUFFIX =
      Pattern.compile(
          "([ыі]?н?ш[ыі]|с?[ыі]|лар|лер|дар|дер|тар|тер)(н?[дт]?[ае]н?|н?[ыі]ң?|ғ[ае]|г[ае])?");

  private final Map<String, Set<String>> words = new HashMap<>();

  private Hyphens() {}

  static Hyphens load() {
    Hyphens hyphens = new Hyphens();
    WordList.lines("hyphens.txt")
        .forEach(line -> hyphens.words.put(line.get(0), Set.copyOf(line.subList(1, line.size()))));
    return hyphens;
  }

  /**
   * Whether the parts before and after a hyphen, as written, are one word.
   *
   * @param before the part up to the hyphen, from the hyphen before it if there is one
   * @param kazakh whether the text around is Kazakh
   */
  boolean join(String before, String after, boolean kazakh) {
    String first = folded(before);
    String second = folded(after);
    if (!Character.isLetter(first.charAt(0))) {
      return !Character.isDigit(second.charAt(0))
          && !is("unit", second)
          && (second.length() <= 3
              || NUMBER_SUFFIX.matcher(second).matches()
              || second.startsWith("лет")
              || endsIn(second, ADJECTIVE_ENDINGS));
    }
    if (second.equals("то")) {
      return is("indefinite", first);
    }
    if (second.equals("де")
        || is("pronoun", first)
        || (is("range", first) && is("range", second))
        || (first.length() > 6 && endsIn(first, POSSESSIVES))) {
      return false;
    }
    if (isRepetition(first, second)) {
      return first.length() < 2
          || is("twice", first)
          || (first.equals(second) && kazakh); // an adverb: айта-айта, қайта-қайта
    }
    if (first.length() < 4) {
      return true;
    }
    boolean capital = Character.isUpperCase(after.charAt(0));
    if (capital) {
      return Character.isUpperCase(before.charAt(0));
    }
    return second.length() < 4
        || is("particle", second)
        || is("prefix", first)
        || isKazakh(first)
        || isKazakh(second)
        || !endsIn(first, NOUN_ENDINGS);
  }

  private boolean is(String what, String word) {
    return words.getOrDefault(what, Set.of()).contains(word);
  }

  /** {@code қала-қалаға, күннен-күнге, да-да}. */
  private static boolean isRepetition(String first, String second) {
    int shared = Math.max(1, first.length() - 3);
    return second.startsWith(first)
        || (first.length() > 4
            && endsIn(first, ABLATIVES)
            && second.startsWith(first.substring(0, shared)));
  }

  private static boolean endsIn(String word, List<String> endings) {
    return endings.stream().anyMatch(word::endsWith);
  }

  /** Whether {@code text} has a letter that only Kazakh has, of the two languages. */
  static boolean isKazakh(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'Ѐ' && KAZAKH_LETTERS.indexOf(CharTable.fold(c)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String word) {
    char[] chars = word.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.isDigit(chars[i]) ? chars[i] : CharTable.fold(chars[i]);
    }
    return new String(chars);
  }
}
