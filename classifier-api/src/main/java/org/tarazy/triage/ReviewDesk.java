package org.tarazy.triage;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tarazy.Classification;
import org.tarazy.Classifier;
import org.tarazy.LabelProbability;
import org.tarazy.model.Task;
import org.tarazy.text.Obfuscation;
import org.tarazy.text.TextSignature;
import org.tarazy.text.WordReader;

/**
 * Where texts come in and a queue for people comes out: a classifier, a policy and, where there is
 * one, a store of known texts.
 *
 * <pre>{@code
 * ReviewDesk desk = new ReviewDesk(classifier, ReviewPolicy.read(file), Optional.of(known));
 * List<ReviewItem> items = …  // desk.read("17", "internet", text, Instant.now())
 * ReviewQueue queue = desk.policy().queue(items);
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class ReviewDesk {
  private final ReviewPolicy policy;
  private final Optional<KnownTexts> known;
  private final Classifier classifier;
  private final Map<String, Classifier> byChannel = new HashMap<>();

  /**
   * Fits a policy to a model.
   *
   * @throws IllegalArgumentException if the policy names a label that the model has not, or base
   *     rates that do not fit the model
   */
  public ReviewDesk(Classifier classifier, ReviewPolicy policy, Optional<KnownTexts> known) {
    this.classifier = classifier;
    this.policy = policy;
    this.known = known;
    for (String label : policy.labels().keySet()) {
      requireLabel(label, "labels");
    }
    policy
        .channels()
        .forEach((channel, rates) -> byChannel.put(channel, withPrior(channel, rates)));
  }

  private void requireLabel(String label, String field) {
    if (!classifier.labels().contains(label)) {
      throw new IllegalArgumentException(
          problem(field, "the model has no label " + label + ", only " + classifier.labels()));
    }
  }

  private String problem(String field, String problem) {
    return "policy \"" + policy.name() + "\", " + field + ": " + problem;
  }

  private Classifier withPrior(String channel, Map<String, Double> rates) {
    String field = "channels." + channel;
    rates.keySet().forEach(label -> requireLabel(label, field));
    Map<String, Double> prior = new TreeMap<>(rates);
    List<String> unnamed =
        classifier.labels().stream().filter(label -> !rates.containsKey(label)).toList();
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    boolean exclusive = classifier.card().task() == Task.SINGLE_LABEL;
    if (exclusive && unnamed.size() == 1 && sum < 1) {
      prior.put(unnamed.get(0), 1 - sum);
    } else if (!unnamed.isEmpty()) {
      throw new IllegalArgumentException(
          problem(
              field,
              exclusive && sum >= 1
                  ? "the base rates add up to " + sum + ", no room for " + unnamed
                  : "no base rate for " + unnamed));
    }
    try {
      return classifier.withPrior(prior);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(problem(field, String.valueOf(e.getMessage())), e);
    }
  }

  /** The policy by which texts are placed. */
  public ReviewPolicy policy() {
    return policy;
  }

  /**
   * The classifier corrected to the base rates of a channel.
   *
   * @param channel empty for the base rates of the model's training data
   * @throws IllegalArgumentException if the policy has no such channel
   */
  public Classifier classifier(String channel) {
    if (channel.isEmpty()) {
      return classifier;
    }
    Classifier found = byChannel.get(channel);
    if (found == null) {
      throw new IllegalArgumentException(
          problem("channels", "found no " + channel + ", only " + policy.channels().keySet()));
    }
    return found;
  }

  /**
   * Reads a text: classifies it and looks it up among the known ones.
   *
   * @param id as the caller names the text
   * @param channel as in {@link #classifier(String)}
   * @param now the time by which earlier decisions may have expired
   * @throws IllegalArgumentException if the policy has no such channel
   * @throws IOException if the store of known texts cannot be read
   */
  public ReviewItem read(String id, String channel, CharSequence text, Instant now)
      throws IOException {
    Classification classification = classifier(channel).classify(text);
    WordReader words = new WordReader();
    words.read(text);
    List<KnownMatch> matches =
        known.isPresent() ? known.get().find(TextSignature.whole(words), now) : List.of();
    return new ReviewItem(
        id,
        channel,
        Sha256.of(text),
        classification,
        classifier.card().task() == Task.SINGLE_LABEL,
        obfuscatedWords(words),
        strangeness(classification, classifier.card().task()),
        matches);
  }

  /** Sets the priority of one text; see {@link ReviewPolicy#place}. */
  public Placement place(String id, String channel, CharSequence text, Instant now)
      throws IOException {
    return policy.place(read(id, channel, text, now));
  }

  /** Stretched letters are how people write with feeling, and hide nothing. */
  private static int obfuscatedWords(WordReader words) {
    int count = 0;
    for (int word = 0; word < words.wordCount(); word++) {
      for (Obfuscation obfuscation : Obfuscation.values()) {
        if (obfuscation != Obfuscation.STRETCHED_LETTERS && words.has(word, obfuscation)) {
          count++;
          break;
        }
      }
    }
    return count;
  }

  /**
   * How far the model is from being sure, 0 to 1: the baseline of Hendrycks and Gimpel, "A Baseline
   * for Detecting Misclassified and Out-of-Distribution Examples" (2017).
   */
  private static double strangeness(Classification classification, Task task) {
    int labels = classification.probabilities().size();
    if (task == Task.SINGLE_LABEL) {
      double uniform = 1.0 / labels;
      return labels == 1 ? 0 : (1 - classification.best().probability()) / (1 - uniform);
    }
    double surest = 0;
    for (LabelProbability label : classification.probabilities()) {
      surest = Math.max(surest, Math.abs(2 * label.probability() - 1));
    }
    return 1 - surest;
  }
}
