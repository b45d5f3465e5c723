package org.tarazy.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tarazy.Evidence;
import org.tarazy.Explanation;
import org.tarazy.text.Sentence;
import org.tarazy.text.SentenceSplitter;

/**
 * A sentence of a text, and what its words together add to the score of a label.
 *
 * @param start where it begins in the text, in {@code char}s
 * @param end where it ends, exclusive
 * @param text the text from {@code start} to {@code end}
 * @param label the label that it speaks for or against
 * @param weight the sum of the weights of its evidence, in nats; negative where it speaks against
 *     the label
 * @param evidence its words for and against, the weightiest first
 */
public record Passage(
    int start, int end, String text, String label, double weight, List<Evidence> evidence) {

  private static final SentenceSplitter SENTENCES = new SentenceSplitter();

  /** Makes the list unmodifiable. */
  public Passage {
    evidence = List.copyOf(evidence);
  }

  /**
   * The sentences of a text, those that speak most for {@code label} first. Each word is in exactly
   * one, so that the base score of the label plus the weights of all is the score of the text.
   *
   * @param text the text that was explained
   * @throws IllegalArgumentException if the model has no such label
   */
  public static List<Passage> ranked(CharSequence text, Explanation explanation, String label) {
    List<Passage> passages = new ArrayList<>(inOrder(text, explanation, label));
    passages.sort(Comparator.comparingDouble(Passage::weight).reversed());
    return List.copyOf(passages);
  }

  private static List<Passage> inOrder(CharSequence text, Explanation explanation, String label) {
    List<Evidence> words = explanation.evidence(label);
    List<Sentence> sentences = SENTENCES.split(text);
    if (sentences.isEmpty() && !words.isEmpty()) {
      sentences = List.of(new Sentence(0, text.length()));
    }
    List<Passage> passages = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      // Words and tokens need not begin at the same places: what lies between two goes to the
      // first.
      int limit = i + 1 < sentences.size() ? sentences.get(i + 1).start() : Integer.MAX_VALUE;
      List<Evidence> inside = new ArrayList<>();
      double weight = 0;
      while (next < words.size() && words.get(next).start() < limit) {
        weight += words.get(next).weight();
        inside.add(words.get(next++));
      }
      inside.sort(Comparator.comparingDouble((Evidence e) -> Math.abs(e.weight())).reversed());
      passages.add(
          new Passage(
              sentence.start(), sentence.end(), sentence.text(text), label, weight, inside));
    }
    return passages;
  }
}
