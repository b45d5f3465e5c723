package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarazy.Classification;
import org.tarazy.Decision;
import org.tarazy.LabelProbability;
import org.tarazy.Language;

class ReviewPolicyTest {
  private static final String POLICY =
      """
      {"name": "two channels",
       "labels": {"recruitment": {"first": 0.9, "queue": 0.4, "missCost": 20},
                  "glorification": {"first": 0.95, "queue": 0.6}},
       "channels": {"internet": {"recruitment": 0.3, "glorification": 0.15},
                    "print": {"recruitment": 0.03, "glorification": 0.02}},
       "capacityPerDay": 3,
       "reviewCost": 1,
       "sample": {"share": 0.05, "seed": 7},
       "abstain": {"fewestWords": 3, "mostUnseenWords": 0.5, "mostObfuscatedWords": 0.1,
                   "languages": ["RUSSIAN", "KAZAKH", "MIXED"], "conflictMargin": 0.1,
                   "mostStrangeness": 0.9, "priorities": {"TOO_SHORT": "NONE"}},
       "known": {"confirmed": "FIRST", "disputed": "QUEUE"}}
      """;

  @TempDir Path folder;

  @Test
  void readsWhatItWrites() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    assertThat(policy.name()).isEqualTo("two channels");
    assertThat(policy.labels().get("recruitment"))
        .isEqualTo(new ReviewPolicy.LabelRule(0.9, 0.4, 20));
    assertThat(policy.labels().get("glorification").missCost()).isEqualTo(1);
    assertThat(policy.channels().get("print")).containsEntry("recruitment", 0.03);
    ReviewPolicy again = policy(policy.toJson());
    assertThat(again).isEqualTo(policy);
    assertThat(again.sha256()).isEqualTo(policy.sha256()).matches("[0-9a-f]{64}");
    ReviewPolicy other = policy(POLICY.replace("0.95", "0.96"));
    assertThat(other.sha256()).isNotEqualTo(policy.sha256());
    assertThat(other.thresholdsSha256()).isNotEqualTo(policy.thresholdsSha256());
  }

  @Test
  void needsFourFieldsOnly() throws IOException {
    ReviewPolicy policy =
        policy(
            """
            {"name": "least", "labels": {"a": {"first": 1, "queue": 0.5}}, "capacityPerDay": 1,
             "sample": {"share": 0.5, "seed": -1}}
            """);
    assertThat(policy.channels()).isEmpty();
    assertThat(policy.abstention().languages()).doesNotContain(Language.OTHER);
    assertThat(policy.abstention().priorities())
        .containsEntry(ReasonCode.TOO_SHORT, Priority.NONE)
        .containsEntry(ReasonCode.OBFUSCATED, Priority.QUEUE);
    assertThat(policy(policy.toJson())).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"two channels\", | [ | line 2: is no JSON",
        "{\"name\": \"two channels\", | { | name: found nothing, expected a value (the field is required)",
        "\"two channels\" | \" \" | name: found \" \", expected a text that is not empty",
        "\"first\": 0.9 | \"first\": 1.9 | labels.recruitment.first: found 1.9, expected a number from 0 to 1",
        "\"first\": 0.9 | \"first\": 0.3 | labels.recruitment.queue: found 0.4, expected at most 0.3, the threshold of first",
        "\"queue\": 0.4 | \"queue\": 0 | labels.recruitment.queue: found 0, expected a number above 0, at most 1",
        "\"missCost\": 20 | \"misCost\": 20 | labels.recruitment.misCost: unknown field, expected one of first, queue, missCost",
        "\"recruitment\": 0.03 | \"recruitment\": 0 | channels.print.recruitment: found 0, expected a number above 0 and below 1",
        "\"capacityPerDay\": 3 | \"capacityPerDay\": 0 | capacityPerDay: found 0, expected a whole number from 1 to 2147483647",
        "\"capacityPerDay\": 3 | \"capacityPerDay\": \"3\" | capacityPerDay: found \"3\", expected a whole number",
        "\"capacityPerDay\": 3 | \"block\": true | block: unknown field, expected one of name, labels",
        "\"share\": 0.05 | \"share\": 0 | sample.share: found 0, expected a number above 0, at most 1",
        "\"seed\": 7 | \"seed\": 1.5 | sample.seed: found 1.5, expected a whole number",
        "\"MIXED\"] | \"LATIN\"] | abstain.languages[2]: found \"LATIN\", expected one of [KAZAKH, RUSSIAN, MIXED, OTHER]",
        "[\"RUSSIAN\", \"KAZAKH\", \"MIXED\"] | [] | abstain.languages: found [], expected a list with at least one element",
        "\"TOO_SHORT\": \"NONE\" | \"TOO_SHORT\": \"SAMPLE\" | abstain.priorities.TOO_SHORT: found \"SAMPLE\", expected one of [FIRST, QUEUE, NONE]",
        "\"TOO_SHORT\": | \"SCORE_LOW\": | abstain.priorities.SCORE_LOW: unknown field",
        "\"disputed\": \"QUEUE\" | \"disputed\": 3 | known.disputed: found 3, expected one of",
        "\"reviewCost\": 1 | \"capacityPerDay\": 1 | line 7: is no JSON: Duplicate field 'capacityPerDay'"
      })
  void saysWhatIsWrongWhere(String from, String to, String message) throws IOException {
    assertThat(POLICY).contains(from);
    Path file = folder.resolve("bad.json");
    Files.writeString(file, POLICY.replace(from, to));
    assertThatThrownBy(() -> ReviewPolicy.read(file))
        .isInstanceOf(TriageFileException.class)
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void theOnlyOutcomesArePriorities() {
    assertThat(Priority.values())
        .containsExactly(Priority.FIRST, Priority.QUEUE, Priority.SAMPLE, Priority.NONE);
  }

  @Test
  void thresholdsGiveThePriority() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    Placement first = policy.place(item("a", 0.93, 0.01));
    assertThat(first.priority()).isEqualTo(Priority.FIRST);
    assertThat(first.reasons())
        .contains(new ReviewReason(ReasonCode.SCORE_FIRST, "recruitment 0.930, threshold 0.900"));
    assertThat(policy.place(item("a", 0.5, 0.01)).priority()).isEqualTo(Priority.QUEUE);
    Placement low = policy.place(item("a", 0.1, 0.1));
    assertThat(low.priority()).isEqualTo(Priority.NONE);
    assertThat(low.reasons()).extracting(ReviewReason::code).containsExactly(ReasonCode.SCORE_LOW);
    assertThat(low.benefit())
        .isCloseTo(0.1 * 20 + 0.1 - 1, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void abstainsWithAReason() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    assertThat(codes(policy.place(item(Language.RUSSIAN, 0, 0, 0, 0))))
        .contains(ReasonCode.NO_WORDS);
    assertThat(policy.place(item(Language.RUSSIAN, 2, 0, 0, 0)).priority())
        .isEqualTo(Priority.NONE);
    assertAbstains(policy, item(Language.OTHER, 9, 0, 0, 0), ReasonCode.UNSUPPORTED_LANGUAGE);
    assertAbstains(policy, item(Language.RUSSIAN, 9, 0.6f, 0, 0), ReasonCode.UNSEEN_WORDS);
    assertAbstains(policy, item(Language.RUSSIAN, 9, 0, 2, 0), ReasonCode.OBFUSCATED);
    assertAbstains(policy, item(Language.RUSSIAN, 9, 0, 0, 0.95), ReasonCode.OUT_OF_DISTRIBUTION);
    assertAbstains(policy, item("a", 0.35, 0.31), ReasonCode.LABELS_IN_CONFLICT);
    assertThat(policy.place(item("a", 0.1, 0.1)).isAbstained()).isFalse();
  }

  private static void assertAbstains(ReviewPolicy policy, ReviewItem item, ReasonCode code) {
    Placement placement = policy.place(item);
    assertThat(codes(placement)).contains(code);
    assertThat(placement.isAbstained()).isTrue();
    assertThat(placement.priority()).isEqualTo(Priority.QUEUE);
  }

  private static List<ReasonCode> codes(Placement placement) {
    return placement.reasons().stream().map(ReviewReason::code).toList();
  }

  @Test
  void earlierDecisionsOnlyRaise() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    Placement confirmed = policy.place(withKnown(item("a", 0.1, 0.1), Assessment.State.CONFIRMED));
    assertThat(confirmed.priority()).isEqualTo(Priority.FIRST);
    assertThat(confirmed.benefit()).isGreaterThan(15);
    assertThat(confirmed.reasons().get(1).detail())
        .isEqualTo(
            "similarity 0.900 to 00ff00ff00ff00ff, confirmed as recruitment by А. Б. on 2026-01-02,"
                + " see дело 7");
    assertThat(policy.place(withKnown(item("a", 0.1, 0.1), Assessment.State.DISPUTED)).priority())
        .isEqualTo(Priority.QUEUE);
    Placement cleared = policy.place(withKnown(item("a", 0.93, 0.01), Assessment.State.CLEARED));
    assertThat(cleared.priority()).isEqualTo(Priority.FIRST);
    assertThat(codes(cleared)).contains(ReasonCode.KNOWN_CLEARED);
  }

  @Test
  void whatIsOverCapacityDropsOneStepAndSaysSo() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    List<ReviewItem> items = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      items.add(unsampled(policy, "first" + i, 0.91 + i / 100.0));
      items.add(unsampled(policy, "queue" + i, 0.5 + i / 100.0));
      items.add(unsampled(policy, "low" + i, 0.1));
    }
    ReviewQueue queue = policy.queue(items);
    assertThat(queue.placements()).hasSize(15);
    assertThat(queue.placements())
        .extracting(p -> p.item().id() + " " + p.priority())
        .startsWith("first4 FIRST", "first3 FIRST", "first2 FIRST", "first1 QUEUE", "first0 QUEUE");
    assertThat(queue.counts())
        .containsEntry(Priority.FIRST, 3)
        .containsEntry(Priority.QUEUE, 2)
        .containsEntry(Priority.SAMPLE, 0)
        .containsEntry(Priority.NONE, 10);
    assertThat(queue.overCapacity()).isEqualTo(7);
    assertThat(queue.placements().get(3).reasons())
        .contains(new ReviewReason(ReasonCode.OVER_CAPACITY, "was FIRST; more than 3 texts a day"));
  }

  @Test
  void theOrderOfTheTextsDoesNotMatter() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    List<ReviewItem> items = new ArrayList<>();
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      items.add(item("t" + i, Math.round(random.nextDouble() * 20) / 21.0, 0.01));
    }
    ReviewQueue queue = policy.queue(items);
    Collections.shuffle(items, random);
    assertThat(policy.queue(items)).isEqualTo(queue);
  }

  @Test
  void theRandomSampleIsKeptWhateverTheCapacity() throws IOException {
    ReviewPolicy policy = policy(POLICY);
    List<ReviewItem> items = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      items.add(item("t" + i, 0.1, 0.01));
    }
    ReviewQueue queue = policy.queue(items);
    int sampled = queue.counts().getOrDefault(Priority.SAMPLE, 0);
    assertThat(sampled).isBetween(150, 250);
    assertThat(queue.overCapacity()).isZero();
    assertThat(queue.placements().stream().filter(Placement::sampled).count()).isEqualTo(sampled);

    ReviewPolicy otherSeed = policy(POLICY.replace("\"seed\": 7", "\"seed\": 8"));
    long both =
        items.stream()
            .filter(item -> policy.sample().draws(item.textSha256()))
            .filter(item -> otherSeed.sample().draws(item.textSha256()))
            .count();
    assertThat(both).isLessThan(40);
  }

  private ReviewPolicy policy(String json) throws IOException {
    Path file = folder.resolve("policy.json");
    Files.writeString(file, json);
    return ReviewPolicy.read(file);
  }

  private static ReviewItem unsampled(ReviewPolicy policy, String id, double recruitment) {
    ReviewItem item = item(id, recruitment, 0.01);
    String digest = item.textSha256();
    while (policy.sample().draws(digest)) {
      digest = Sha256.of(digest);
    }
    return new ReviewItem(id, "", digest, item.classification(), true, 0, 0, List.of());
  }

  private static ReviewItem withKnown(ReviewItem item, Assessment.State state) {
    Assessment assessment =
        Assessment.of(
            state, "recruitment", "А. Б.", "дело 7", Instant.parse("2026-01-02T03:04:05Z"));
    KnownText.Event event =
        new KnownText.Event(
            KnownText.Action.ASSESSED,
            "А. Б.",
            "дело 7",
            assessment.decidedAt(),
            Optional.of(assessment));
    KnownText text = new KnownText("00ff00ff00ff00ff", KnownText.Standing.ACTIVE, List.of(event));
    return new ReviewItem(
        item.id(),
        "",
        item.textSha256(),
        item.classification(),
        true,
        0,
        0,
        List.of(new KnownMatch(text, false, 0.9, 0.4)));
  }

  private static ReviewItem item(String id, double recruitment, double glorification) {
    return item(id, recruitment, glorification, Language.RUSSIAN, 9, 0, 0, 0);
  }

  private static ReviewItem item(
      Language language, int words, float unseen, int obfuscated, double strangeness) {
    return item("x", 0.1, 0.1, language, words, unseen, obfuscated, strangeness);
  }

  private static ReviewItem item(
      String id,
      double recruitment,
      double glorification,
      Language language,
      int words,
      float unseen,
      int obfuscated,
      double strangeness) {
    List<LabelProbability> probabilities = new ArrayList<>();
    probabilities.add(new LabelProbability("none", (float) (1 - recruitment - glorification)));
    probabilities.add(new LabelProbability("recruitment", (float) recruitment));
    probabilities.add(new LabelProbability("glorification", (float) glorification));
    probabilities.sort(
        java.util.Comparator.comparingDouble(LabelProbability::probability).reversed());
    Decision decision = new Decision(List.of("none"), List.of());
    return new ReviewItem(
        id,
        "",
        Sha256.of(id),
        new Classification(probabilities, decision, language, words, unseen),
        true,
        obfuscated,
        strangeness,
        List.of());
  }
}
