package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tarazy.Classification;
import org.tarazy.Language;

/**
 * How soon which text should be read by a person, and why. Its outcome is a {@link Priority} and
 * nothing else.
 *
 * <p>A policy is a JSON file:
 *
 * <pre>{@code
 * {
 *   "name": "two channels",
 *   "labels": {"recruitment": {"first": 0.9, "queue": 0.4, "missCost": 20}},
 *   "channels": {
 *     "internet": {"recruitment": 0.45},
 *     "print": {"recruitment": 0.05}
 *   },
 *   "capacityPerDay": 200,
 *   "reviewCost": 1,
 *   "sample": {"share": 0.02, "seed": 7},
 *   "abstain": {"fewestWords": 3, "mostUnseenWords": 0.5, "mostObfuscatedWords": 0.1,
 *               "languages": ["RUSSIAN", "KAZAKH", "MIXED"], "conflictMargin": 0.1,
 *               "mostStrangeness": 0.9, "priorities": {"TOO_SHORT": "NONE"}},
 *   "known": {"confirmed": "FIRST", "disputed": "QUEUE"}
 * }
 * }</pre>
 *
 * <p>{@code name}, {@code labels}, {@code capacityPerDay} and {@code sample} are required.
 *
 * <p>Immutable and safe to share between threads; the same texts and policy give the same queue, in
 * whatever order the texts come.
 *
 * @param name what people call it
 * @param labels the labels that are worth a person's time; the model may have others
 * @param channels for each channel the base rate of each label, 0 to 1; one label of a model whose
 *     labels exclude each other may be left out and gets the rest
 * @param capacityPerDay how many texts the reviewers can read, at least 1
 * @param reviewCost what reading a text costs, 0 or more, in the unit of the labels' costs
 * @param sample the texts that are drawn by lot
 * @param abstention when the model's probabilities are not to be relied on
 * @param known what earlier decisions on the same text lead to
 */
public record ReviewPolicy(
    String name,
    Map<String, LabelRule> labels,
    Map<String, Map<String, Double>> channels,
    int capacityPerDay,
    double reviewCost,
    Sample sample,
    Abstention abstention,
    KnownRule known) {

  /**
   * When a label calls for a person.
   *
   * @param first from this probability on before all others, above 0 to 1
   * @param queue from this probability on in its turn, above 0 to {@code first}
   * @param missCost what it costs to miss a text with the label, 0 or more
   */
  public record LabelRule(double first, double queue, double missCost) {}

  /**
   * A random sample of all texts, so that what the thresholds miss can be measured. It is always
   * kept, however many texts there are. Which texts are drawn depends on their words and the seed
   * alone.
   *
   * @param share which share of the texts, above 0 to 1
   * @param seed the seed of the draw
   */
  public record Sample(double share, long seed) {

    /** Whether the text with this digest is drawn. */
    public boolean draws(String textSha256) {
      byte[] key = (seed + ":" + textSha256).getBytes(UTF_8);
      long drawn = ByteBuffer.wrap(Sha256.digest(key, key.length)).getLong() >>> 11;
      return drawn * 0x1p-53 < share;
    }
  }

  /**
   * When the model's probabilities are not to be relied on.
   *
   * @param fewestWords a text of fewer words says too little, 0 or more
   * @param mostUnseenWords the largest share of words that the model may not know, 0 to 1
   * @param mostObfuscatedWords the largest share of words that may be hard to read, 0 to 1
   * @param languages the languages that are supported
   * @param conflictMargin where labels exclude each other, the two most probable ones are in
   *     conflict if their probabilities are closer, unless neither is one of the policy's, 0 to 1
   * @param mostStrangeness the largest {@link ReviewItem#strangeness()}, 0 to 1
   * @param priorities the lowest priority that a text gets for each reason: {@link Priority#FIRST},
   *     {@link Priority#QUEUE} or {@link Priority#NONE}
   */
  public record Abstention(
      int fewestWords,
      double mostUnseenWords,
      double mostObfuscatedWords,
      Set<Language> languages,
      double conflictMargin,
      double mostStrangeness,
      Map<ReasonCode, Priority> priorities) {

    /** Makes the collections unmodifiable and gives each reason a priority. */
    public Abstention {
      languages = Collections.unmodifiableSet(EnumSet.copyOf(languages));
      Map<ReasonCode, Priority> all = new EnumMap<>(ReasonCode.class);
      for (ReasonCode code : ReasonCode.values()) {
        if (code.isAbstention()) {
          boolean empty = code == ReasonCode.NO_WORDS || code == ReasonCode.TOO_SHORT;
          all.put(code, priorities.getOrDefault(code, empty ? Priority.NONE : Priority.QUEUE));
        }
      }
      priorities = Collections.unmodifiableMap(all);
    }
  }

  /**
   * What earlier decisions on the same text lead to. They only ever raise a priority: a text that
   * was cleared keeps the one it has, and shows the decision.
   *
   * @param confirmed the lowest priority of what repeats a confirmed text
   * @param disputed the lowest priority of what repeats a disputed text
   */
  public record KnownRule(Priority confirmed, Priority disputed) {}

  /** Makes the maps unmodifiable and sorts them. */
  public ReviewPolicy {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    Map<String, Map<String, Double>> copy = new TreeMap<>();
    channels.forEach(
        (channel, rates) -> copy.put(channel, Collections.unmodifiableMap(new TreeMap<>(rates))));
    channels = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a policy.
   *
   * @throws TriageFileException if the file is no policy: names the field, what was found there and
   *     what was expected
   * @throws IOException if it cannot be read
   */
  public static ReviewPolicy read(Path file) throws IOException {
    return PolicyFormat.read(file);
  }

  /** This policy as JSON, the same for equal policies. */
  public String toJson() {
    return PolicyFormat.write(this);
  }

  /** The digest of {@link #toJson()}, for the log. */
  public String sha256() {
    return Sha256.of(toJson());
  }

  /** The digest of the labels' thresholds and costs, for the log. */
  public String thresholdsSha256() {
    return Sha256.of(PolicyFormat.writeLabels(this));
  }

  /** Sets the priority of one text, as if reviewers had all the time in the world. */
  public Placement place(ReviewItem item) {
    List<ReviewReason> reasons = new ArrayList<>();
    Priority priority = byScore(item, reasons);
    for (ReviewReason abstained : abstentions(item)) {
      priority =
          priority.orSooner(abstention.priorities().getOrDefault(abstained.code(), priority));
      reasons.add(abstained);
    }
    for (KnownMatch match : item.known()) {
      Assessment.State state = match.text().assessment().state();
      if (state == Assessment.State.CONFIRMED) {
        priority = priority.orSooner(known.confirmed());
      } else if (state == Assessment.State.DISPUTED) {
        priority = priority.orSooner(known.disputed());
      }
      reasons.add(reason(match));
    }
    boolean sampled = sample.draws(item.textSha256());
    if (sampled) {
      priority = priority.orSooner(Priority.SAMPLE);
      reasons.add(
          new ReviewReason(
              ReasonCode.RANDOM_SAMPLE, "drawn with a probability of " + sample.share()));
    }
    return new Placement(item, priority, benefit(item), sampled, reasons);
  }

  /**
   * Puts the texts of a day in order.
   *
   * <p>The random sample takes its share of the capacity first. The rest goes to the texts with
   * {@link Priority#FIRST}, then {@link Priority#QUEUE}, those with the greatest benefit first.
   * What is over the capacity drops: from FIRST to QUEUE, where it leads the next day's work; from
   * QUEUE to NONE. It stays in the queue that comes back, with {@link ReasonCode#OVER_CAPACITY}.
   */
  public ReviewQueue queue(List<ReviewItem> items) {
    List<Placement> placed = new ArrayList<>();
    int free = capacityPerDay;
    for (ReviewItem item : items) {
      Placement placement = place(item);
      placed.add(placement);
      free -= placement.sampled() ? 1 : 0;
    }
    placed.sort(ORDER);
    List<Placement> queue = new ArrayList<>();
    for (Placement placement : placed) {
      boolean waits = placement.priority().compareTo(Priority.QUEUE) <= 0;
      if (!waits || placement.sampled()) {
        queue.add(placement);
      } else if (free > 0) {
        free--;
        queue.add(placement);
      } else {
        queue.add(lowered(placement));
      }
    }
    queue.sort(ORDER);
    return new ReviewQueue(name, sha256(), capacityPerDay, queue);
  }

  private static final Comparator<Placement> ORDER =
      Comparator.comparing(Placement::priority)
          .thenComparing(placement -> placement.has(ReasonCode.OVER_CAPACITY))
          .thenComparing(Comparator.comparingDouble(Placement::benefit).reversed())
          .thenComparing(placement -> placement.item().textSha256())
          .thenComparing(placement -> placement.item().id());

  private Placement lowered(Placement placement) {
    Priority lower = placement.priority() == Priority.FIRST ? Priority.QUEUE : Priority.NONE;
    List<ReviewReason> reasons = new ArrayList<>(placement.reasons());
    reasons.add(
        new ReviewReason(
            ReasonCode.OVER_CAPACITY,
            "was " + placement.priority() + "; more than " + capacityPerDay + " texts a day"));
    return new Placement(
        placement.item(), lower, placement.benefit(), placement.sampled(), reasons);
  }

  private Priority byScore(ReviewItem item, List<ReviewReason> reasons) {
    Priority priority = Priority.NONE;
    for (Map.Entry<String, LabelRule> entry : labels.entrySet()) {
      LabelRule rule = entry.getValue();
      double probability = item.classification().probability(entry.getKey());
      if (probability >= rule.queue()) {
        boolean isFirst = probability >= rule.first();
        priority = priority.orSooner(isFirst ? Priority.FIRST : Priority.QUEUE);
        String detail =
            entry.getKey()
                + " "
                + decimal(probability)
                + ", threshold "
                + decimal(isFirst ? rule.first() : rule.queue());
        reasons.add(
            new ReviewReason(isFirst ? ReasonCode.SCORE_FIRST : ReasonCode.SCORE_QUEUE, detail));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(new ReviewReason(ReasonCode.SCORE_LOW, "all labels below their thresholds"));
    }
    return priority;
  }

  private List<ReviewReason> abstentions(ReviewItem item) {
    Classification found = item.classification();
    int words = found.words();
    if (words == 0) {
      return List.of(new ReviewReason(ReasonCode.NO_WORDS, "the text has no words"));
    }
    List<ReviewReason> reasons = new ArrayList<>();
    if (words < abstention.fewestWords()) {
      String detail = words + " words, at least " + abstention.fewestWords() + " expected";
      reasons.add(new ReviewReason(ReasonCode.TOO_SHORT, detail));
    }
    if (!abstention.languages().contains(found.language())) {
      String detail = "language " + found.language() + ", supported " + abstention.languages();
      reasons.add(new ReviewReason(ReasonCode.UNSUPPORTED_LANGUAGE, detail));
    }
    addIfAbove(
        reasons,
        ReasonCode.UNSEEN_WORDS,
        "share of unknown words",
        found.unseenWords(),
        abstention.mostUnseenWords());
    addIfAbove(
        reasons,
        ReasonCode.OBFUSCATED,
        "share of obfuscated words",
        Math.min(1, (double) item.obfuscatedWords() / words),
        abstention.mostObfuscatedWords());
    addIfAbove(
        reasons,
        ReasonCode.OUT_OF_DISTRIBUTION,
        "strangeness",
        item.strangeness(),
        abstention.mostStrangeness());
    if (item.exclusive() && found.probabilities().size() > 1) {
      String best = found.probabilities().get(0).label();
      String second = found.probabilities().get(1).label();
      double margin = (double) found.probability(best) - found.probability(second);
      if (margin < abstention.conflictMargin()
          && (labels.containsKey(best) || labels.containsKey(second))) {
        String detail = best + " and " + second + " differ by " + decimal(margin);
        reasons.add(new ReviewReason(ReasonCode.LABELS_IN_CONFLICT, detail));
      }
    }
    return reasons;
  }

  private static void addIfAbove(
      List<ReviewReason> reasons, ReasonCode code, String what, double found, double most) {
    if (found > most) {
      reasons.add(
          new ReviewReason(code, what + " " + decimal(found) + ", at most " + decimal(most)));
    }
  }

  private static ReviewReason reason(KnownMatch match) {
    Assessment earlier = match.text().assessment();
    ReasonCode code =
        switch (earlier.state()) {
          case CONFIRMED -> ReasonCode.KNOWN_CONFIRMED;
          case CLEARED -> ReasonCode.KNOWN_CLEARED;
          case DISPUTED -> ReasonCode.KNOWN_DISPUTED;
        };
    String detail =
        "similarity "
            + decimal(match.similarity())
            + " to "
            + match.text().id()
            + ", "
            + earlier.state().name().toLowerCase(Locale.ROOT)
            + (earlier.label().isEmpty() ? "" : " as " + earlier.label())
            + (earlier.reviewer().isEmpty() ? "" : " by " + earlier.reviewer())
            + " on "
            + earlier.decidedAt().toString().substring(0, 10)
            + (earlier.reference().isEmpty() ? "" : ", see " + earlier.reference());
    return new ReviewReason(code, detail);
  }

  /** A repeated text that was confirmed has its label as probably as it is the same text. */
  private double benefit(ReviewItem item) {
    double benefit = -reviewCost;
    for (Map.Entry<String, LabelRule> entry : labels.entrySet()) {
      double probability = item.classification().probability(entry.getKey());
      for (KnownMatch match : item.known()) {
        Assessment earlier = match.text().assessment();
        if (earlier.state() == Assessment.State.CONFIRMED
            && earlier.label().equals(entry.getKey())) {
          probability = Math.max(probability, match.similarity());
        }
      }
      benefit += probability * entry.getValue().missCost();
    }
    return benefit;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
