package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ways in which real texts differ from clean ones, on purpose or not: to measure what each costs a
 * classifier. Only words change (runs of letters); labels, attributes and everything between the
 * words stay.
 *
 * <p>A rate is the share of a text's words that change, 0 to 1, among those that can: a word of one
 * letter cannot be spaced out. What becomes of a text depends on the text, the kind, the rate and
 * the seed only, not on the texts around it.
 */
public enum Perturbation {
  /** Cyrillic letters by Latin ones of the same shape, or the other way. */
  LOOK_ALIKES(2) {
    @Override
    String change(String word, Dice dice) {
      return replaceSome(word, SHAPES, 0.7, dice);
    }
  },

  /** Characters without width between letters: zero-width space and joiners, soft hyphen. */
  ZERO_WIDTH(2) {
    @Override
    String change(String word, Dice dice) {
      int at = 1 + dice.nextInt(word.length() - 1);
      return word.substring(0, at) + dice.pick(INVISIBLE) + word.substring(at);
    }
  },

  /** A blank between all letters: с л о в о. */
  SPACED_LETTERS(4) {
    @Override
    String change(String word, Dice dice) {
      return spread(word, " ");
    }
  },

  /** A full stop, hyphen or asterisk between all letters: с.л.о.в.о. */
  DOTTED_LETTERS(4) {
    @Override
    String change(String word, Dice dice) {
      String dot = dice.pick(List.of(".", ".", "-", "*"));
      return spread(word, dot);
    }
  },

  /** Digits and the at sign inside words, for letters that look or begin like them: сл0во, 4его. */
  DIGITS(3) {
    @Override
    String change(String word, Dice dice) {
      return replaceSome(word, DIGIT_LETTERS, 0.3, dice);
    }
  },

  /** Capitals: all of them, or every second. */
  CASE(2) {
    @Override
    String change(String word, Dice dice) {
      String capitals = word.toUpperCase(Locale.ROOT);
      if (dice.chance(0.6) || capitals.length() != word.length()) {
        return capitals;
      }
      StringBuilder out = new StringBuilder(word.toLowerCase(Locale.ROOT));
      for (int i = dice.nextInt(2); i < word.length(); i += 2) {
        out.setCharAt(i, capitals.charAt(i));
      }
      return out.toString();
    }
  },

  /** One letter, a vowel where there is one, three to six times: словооо. */
  STRETCHING(2) {
    @Override
    String change(String word, Dice dice) {
      int at = place(word, VOWELS, dice);
      return word.substring(0, at)
          + word.substring(at, at + 1).repeat(3 + dice.nextInt(4))
          + word.substring(at + 1);
    }
  },

  /** A combining acute accent after a vowel, as textbooks print the stress. */
  STRESS_MARKS(2) {
    @Override
    String change(String word, Dice dice) {
      int at = place(word, VOWELS, dice) + 1;
      return word.substring(0, at) + '\u0301' + word.substring(at);
    }
  },

  /** One slip of the fingers: neighbours swapped, a neighbouring key hit, a letter hit twice. */
  TYPOS(3) {
    @Override
    String change(String word, Dice dice) {
      int at = dice.nextInt(word.length() - 1);
      String before = word.substring(0, at);
      char c = word.charAt(at);
      return switch (dice.nextInt(3)) {
        case 0 -> before + word.charAt(at + 1) + c + word.substring(at + 2);
        case 1 -> before + neighbour(c, dice) + word.substring(at + 1);
        default -> before + c + word.substring(at);
      };
    }
  },

  /** One letter missing. */
  LETTER_DROP(3) {
    @Override
    String change(String word, Dice dice) {
      int at = dice.nextInt(word.length());
      return word.substring(0, at) + word.substring(at + 1);
    }
  },

  /** Letters misread from paper: о/0, ш/щ, қ/к, л/п, and their like. */
  OCR(2) {
    @Override
    String change(String word, Dice dice) {
      return replaceSome(word, MISREAD, 0.15, dice);
    }
  },

  /** A word broken at a line end, as in printed columns: сло-, line feed, во. */
  LINE_END_HYPHENS(6) {
    @Override
    String change(String word, Dice dice) {
      int at = 3 + dice.nextInt(word.length() - 5);
      return word.substring(0, at) + "-\n" + word.substring(at);
    }
  },

  /** Kazakh letters typed as Russian ones. */
  KAZAKH_RUSSIAN_LETTERS(1) {
    @Override
    String change(String word, Dice dice) {
      return KazakhSpelling.RUSSIAN_LETTERS.write(word);
    }
  },

  /** Cyrillic words in Latin letters, one spelling for all of a text. */
  KAZAKH_LATIN(1) {
    @Override
    String change(String word, Dice dice) {
      throw new AssertionError("applied to the text as a whole");
    }
  };

  private static final String VOWELS = "аеёиоуыэюяәіөұүaeiouyäöü";
  private static final List<String> INVISIBLE =
      List.of("\u200B", "\u200C", "\u200D", "\u2060", "\u00AD", "\uFEFF");
  private static final List<String> KEYBOARD = List.of("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю");
  private static final Map<Character, String> SHAPES =
      both("аa еe оo рp сc уy хx кk іi һh АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЅS");
  private static final Map<Character, String> MISREAD =
      both("о0 шщ қк лп ңн зэ нп иц гт ұү өо әа ьв ғг З3 б6");

  private static final Map<Character, String> DIGIT_LETTERS =
      Map.of(
          'о', "0", 'з', "3", 'е', "3", 'ч', "4", 'а', "4@", 'б', "6", 'в', "8", 'и', "1", 'і',
          "1");

  private final int shortest;

  Perturbation(int shortest) {
    this.shortest = shortest;
  }

  abstract String change(String word, Dice dice);

  /** The name in small letters, with hyphens: {@code look-alikes}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Changes the texts of {@code dataset}.
   *
   * @param rate the share of words that change, 0 to 1
   * @param seed fixes every choice
   * @return a set with the same examples in the same order, named after this kind
   */
  public Dataset apply(Dataset dataset, double rate, long seed) {
    return new Dataset(
        dataset.name() + " (" + this + ")",
        dataset.examples().stream().map(e -> e.withText(apply(e.text(), rate, seed))).toList(),
        dataset.multiLabel());
  }

  /** Changes one text, as {@link #apply(Dataset, double, long)} does. */
  public String apply(String text, double rate, long seed) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is " + rate + ", must be from 0 to 1");
    }
    Dice dice = new Dice(seed, name() + " " + text);
    KazakhSpelling latin =
        dice.pick(
            List.of(
                KazakhSpelling.LATIN_2021, KazakhSpelling.LATIN_CHAT, KazakhSpelling.LATIN_CHAT_Q));
    StringBuilder out = new StringBuilder(text.length() + text.length() / 4);
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        out.append(text.charAt(at++));
        continue;
      }
      String word = text.substring(start, at);
      if (word.length() < shortest || !dice.chance(rate)) {
        out.append(word);
      } else if (this == KAZAKH_LATIN) {
        out.append(latin.write(word));
      } else {
        out.append(change(word, dice));
      }
    }
    return out.toString();
  }

  private static String spread(String word, String between) {
    return word.chars()
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining(between));
  }

  private static Map<Character, String> both(String pairs) {
    Map<Character, StringBuilder> found = new HashMap<>();
    for (String pair : pairs.split(" ", -1)) {
      char a = pair.charAt(0);
      char b = pair.charAt(pair.length() - 1);
      found.computeIfAbsent(a, key -> new StringBuilder()).append(b);
      found.computeIfAbsent(b, key -> new StringBuilder()).append(a);
    }
    Map<Character, String> both = new HashMap<>();
    found.forEach((letter, others) -> both.put(letter, others.toString()));
    return Map.copyOf(both);
  }

  /** Replaces letters that {@code table} has: each with this probability, but at least one. */
  private static String replaceSome(
      String word, Map<Character, String> table, double probability, Dice dice) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      if (table.containsKey(word.charAt(i))) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return word;
    }
    int certain = dice.pick(places);
    StringBuilder out = new StringBuilder(word);
    for (int i : places) {
      if (i == certain || dice.chance(probability)) {
        String others = table.getOrDefault(word.charAt(i), "");
        out.setCharAt(i, others.charAt(dice.nextInt(others.length())));
      }
    }
    return out.toString();
  }

  /** The place of a letter of {@code wanted}, or of any letter where the word has none. */
  private static int place(String word, String wanted, Dice dice) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      if (wanted.indexOf(Character.toLowerCase(word.charAt(i))) >= 0) {
        places.add(i);
      }
    }
    return places.isEmpty() ? dice.nextInt(word.length()) : dice.pick(places);
  }

  private static char neighbour(char letter, Dice dice) {
    for (String row : KEYBOARD) {
      int at = row.indexOf(letter);
      if (at >= 0) {
        boolean left = at == row.length() - 1 || (at > 0 && dice.chance(0.5));
        return row.charAt(left ? at - 1 : at + 1);
      }
    }
    return letter;
  }
}
