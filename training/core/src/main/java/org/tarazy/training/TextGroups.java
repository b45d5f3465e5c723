package org.tarazy.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tarazy.Classifier;
import org.tarazy.Language;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * The groups of texts whose errors are compared. A field of the data names the group of a text. For
 * three fields the group is found from the text itself where its row does not name it:
 *
 * <ul>
 *   <li>{@code language}: {@code ru}, {@code kk}, {@code mixed} or {@code other}; the row's field
 *       {@code lang} where it has that
 *   <li>{@code script}: {@code cyrillic}, {@code latin} or {@code other} where nine letters of ten
 *       or more are of that kind, else {@code mixed}; {@code none} for a text without letters
 *   <li>{@code length}: {@code short} below {@value #SHORT} characters, {@code long} from {@value
 *       #LONG} on, else {@code medium}
 * </ul>
 */
public final class TextGroups {
  /** The fields whose groups can be found from the text. */
  public static final List<String> DERIVED = List.of("language", "script", "length");

  private static final int SHORT = 80;
  private static final int LONG = 400;
  private static final String UNKNOWN = "(none)";

  private TextGroups() {}

  /** {@code data} with every field of {@code by} in every row. */
  static Dataset of(Classifier classifier, Dataset data, List<String> by) {
    if (by.isEmpty()) {
      return data;
    }
    List<Example> examples = new ArrayList<>();
    for (Example example : data.examples()) {
      Map<String, String> attributes = new LinkedHashMap<>(example.attributes());
      for (String field : by) {
        attributes.computeIfAbsent(field, missing -> group(missing, example, classifier));
      }
      examples.add(new Example(example.text(), example.labels(), attributes, example.source()));
    }
    return new Dataset(data.name(), examples, data.multiLabel());
  }

  private static String group(String field, Example example, Classifier classifier) {
    return switch (field) {
      case "language" -> {
        Optional<String> named = example.attribute("lang");
        yield named.orElseGet(() -> code(classifier.classify(example.text()).language()));
      }
      case "script" -> script(example.text());
      case "length" -> length(example.text());
      default -> UNKNOWN;
    };
  }

  private static String code(Language language) {
    return switch (language) {
      case RUSSIAN -> "ru";
      case KAZAKH -> "kk";
      case MIXED, OTHER -> language.name().toLowerCase(Locale.ROOT);
    };
  }

  static String script(String text) {
    int letters = 0;
    int cyrillic = 0;
    int latin = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetter(c)) {
        letters++;
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        cyrillic += script == Character.UnicodeScript.CYRILLIC ? 1 : 0;
        latin += script == Character.UnicodeScript.LATIN ? 1 : 0;
      }
    }
    if (letters == 0) {
      return "none";
    }
    double most = 0.9 * letters;
    return cyrillic >= most
        ? "cyrillic"
        : latin >= most ? "latin" : letters - cyrillic - latin >= most ? "other" : "mixed";
  }

  static String length(String text) {
    int characters = text.codePointCount(0, text.length());
    return characters < SHORT ? "short" : characters < LONG ? "medium" : "long";
  }
}
