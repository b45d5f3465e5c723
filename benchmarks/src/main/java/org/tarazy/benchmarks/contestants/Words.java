package org.tarazy.benchmarks.contestants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words that peers without a tokenizer for these languages are given: runs of letters and
 * digits in lower case, and each emoji.
 */
final class Words {
  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      int next = i + Character.charCount(c);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        start = start < 0 ? i : start;
      } else {
        if (start >= 0) {
          words.add(lower.substring(start, i));
          start = -1;
        }
        if (Character.getType(c) == Character.OTHER_SYMBOL) {
          words.add(lower.substring(i, next));
        }
      }
      i = next;
    }
    if (start >= 0) {
      words.add(lower.substring(start));
    }
    return words;
  }

  /** How often each word occurs and, where wanted, each pair of neighbours. */
  static Map<String, Integer> counts(String text, boolean pairs) {
    List<String> words = of(text);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      counts.merge(words.get(i), 1, Integer::sum);
      if (pairs && i > 0) {
        counts.merge(words.get(i - 1) + ' ' + words.get(i), 1, Integer::sum);
      }
    }
    return counts;
  }
}
