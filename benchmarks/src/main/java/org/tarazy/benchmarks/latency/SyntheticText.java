package org.tarazy.benchmarks.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up texts of any length: of a large vocabulary, the <i>k</i>-th word is met about <i>k</i>
 * times more rarely than the first (Zipf 1935), so that a longer text goes on meeting new words.
 */
final class SyntheticText {
  private static final int VOCABULARY = 200_000;
  private static final String LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіюя";
  private static final int SHORTEST = 2;
  private static final int LONGEST = 11;

  private final SplittableRandom random;

  SyntheticText(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Texts of this many chars. */
  List<String> texts(int count, int length) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder(length + LONGEST + 1);
      while (text.length() < length) {
        appendWord(text, (int) StrictMath.pow(VOCABULARY, random.nextDouble()));
        text.append(' ');
      }
      text.setLength(length);
      texts.add(text.toString());
    }
    return texts;
  }

  private static void appendWord(StringBuilder text, int rank) {
    SplittableRandom letters = new SplittableRandom(rank);
    int length = letters.nextInt(SHORTEST, LONGEST + 1);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(letters.nextInt(LETTERS.length())));
    }
  }
}
