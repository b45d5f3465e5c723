package org.tarazy.triage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well the review went, from its log.
 *
 * @param lines how many lines the log has
 * @param texts on how many different texts
 * @param reviewers by how many different reviewers
 * @param decisions how often each decision was taken
 * @param agreement how far two reviewers of one text agree
 * @param overturned in how many decisions the reviewer did not follow the model; decisions that are
 *     open, or on texts without a proposed label, do not count
 * @param reversed how many decisions were reversed later, as on appeal
 * @param missed of the texts that the random sample drew from those that nobody would have read,
 *     how many have a label that is not harmless: the rate at which such texts are missed
 * @param missedOfAll of all drawn texts that have a label that is not harmless, how many nobody
 *     would have read: the share of what should be found that is not
 */
public record LogStatistics(
    long lines,
    int texts,
    int reviewers,
    SortedMap<String, Long> decisions,
    Agreement agreement,
    Proportion overturned,
    Proportion reversed,
    Proportion missed,
    Proportion missedOfAll) {

  /**
   * How far reviewers agree, over the texts that two of them judged: for each the first two.
   *
   * @param texts how many such texts
   * @param observed on how many of them both judged alike
   * @param kappa Cohen's kappa (1960): 1 where they always agree, 0 where no more than by chance;
   *     empty where chance alone would make them always agree, or there is no such text
   */
  public record Agreement(long texts, long observed, OptionalDouble kappa) {}

  /**
   * Reads a log, checking each line.
   *
   * @param harmless the label that texts have which reviewers clear, such as {@code none}
   * @throws TriageFileException at the first line that is not as it was written
   * @throws IOException if the log cannot be read
   */
  public static LogStatistics of(Path log, String harmless) throws IOException {
    Judgements judgements = Judgements.of(log, harmless);
    SortedMap<String, Long> decisions = new TreeMap<>();
    Set<String> reviewers = new HashSet<>();
    long[] counts = new long[3];
    ReviewLog.forEach(
        log,
        entry -> {
          Disposition disposition = entry.disposition();
          counts[0]++;
          decisions.merge(disposition.decision(), 1L, Long::sum);
          reviewers.add(disposition.reviewer());
          disposition.secondReviewer().ifPresent(reviewers::add);
          judgements
              .overturns(disposition)
              .ifPresent(
                  overturned -> {
                    counts[1]++;
                    counts[2] += overturned ? 1 : 0;
                  });
        });
    long unread = 0;
    long unreadHarmful = 0;
    long drawnHarmful = 0;
    for (Judgements.OfText text : judgements.texts().values()) {
      if (text.sampledAt.isEmpty() || text.label().isEmpty()) {
        continue;
      }
      boolean wouldBeRead = text.sampledAt.get().compareTo(Priority.QUEUE) <= 0;
      boolean harmful = !text.label().get().equals(harmless);
      unread += wouldBeRead ? 0 : 1;
      unreadHarmful += !wouldBeRead && harmful ? 1 : 0;
      drawnHarmful += harmful ? 1 : 0;
    }
    return new LogStatistics(
        counts[0],
        judgements.texts().size(),
        reviewers.size(),
        decisions,
        agreement(judgements),
        new Proportion(counts[2], counts[1]),
        new Proportion(judgements.reversedLines(), counts[0] - judgements.reversals()),
        new Proportion(unreadHarmful, unread),
        new Proportion(unreadHarmful, drawnHarmful));
  }

  private static Agreement agreement(Judgements judgements) {
    Map<String, Long> firsts = new HashMap<>();
    Map<String, Long> seconds = new HashMap<>();
    long texts = 0;
    long observed = 0;
    for (Judgements.OfText text : judgements.texts().values()) {
      if (text.first.size() >= 2) {
        Iterator<String> both = text.first.values().iterator();
        String first = both.next();
        String second = both.next();
        firsts.merge(first, 1L, Long::sum);
        seconds.merge(second, 1L, Long::sum);
        texts++;
        observed += first.equals(second) ? 1 : 0;
      }
    }
    long chance = 0;
    for (Map.Entry<String, Long> first : firsts.entrySet()) {
      chance += first.getValue() * seconds.getOrDefault(first.getKey(), 0L);
    }
    double expected = texts == 0 ? 1 : (double) chance / texts / texts;
    OptionalDouble kappa =
        expected == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(((double) observed / texts - expected) / (1 - expected));
    return new Agreement(texts, observed, kappa);
  }
}
