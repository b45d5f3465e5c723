package org.tarazy.text;

import java.util.HashMap;
import java.util.Map;

/** Words whose point belongs to them. */
final class Abbreviations {
  private enum Condition {
    ALWAYS,
    BEFORE_NUMBER,
    BEFORE_CAPITAL,
    BEFORE_EITHER
  }

  private final Map<String, Condition> conditions = new HashMap<>();

  private Abbreviations() {}

  static Abbreviations load() {
    Abbreviations abbreviations = new Abbreviations();
    for (String language : new String[] {"ru", "kk"}) {
      WordList.lines("abbreviations_" + language + ".txt")
          .forEach(line -> line.forEach(abbreviations::add));
    }
    return abbreviations;
  }

  private void add(String entry) {
    String word = entry.replaceAll("[#^]$", "");
    Condition condition =
        entry.endsWith("#")
            ? Condition.BEFORE_NUMBER
            : entry.endsWith("^") ? Condition.BEFORE_CAPITAL : Condition.ALWAYS;
    conditions.merge(
        word,
        condition,
        (a, b) ->
            a == b
                ? a
                : a == Condition.ALWAYS || b == Condition.ALWAYS
                    ? Condition.ALWAYS
                    : Condition.BEFORE_EITHER);
  }

  /** Whether the point after {@code word}, folded, belongs to it when {@code next} comes after. */
  boolean has(String word, char next) {
    Condition condition = conditions.get(word);
    if (condition == null) {
      return false;
    }
    boolean number = Character.isDigit(next) || "+IVX".indexOf(next) >= 0;
    boolean capital = Character.isUpperCase(next);
    return switch (condition) {
      case ALWAYS -> true;
      case BEFORE_NUMBER -> number;
      case BEFORE_CAPITAL -> capital;
      case BEFORE_EITHER -> number || capital;
    };
  }
}
