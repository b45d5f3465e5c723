package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.model.Task;

class ReviewDeskTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String INVITATION = "вступай в серый ветер";
  private static final String POLICY =
      """
      {"name": "desk", "labels": {"recruitment": {"first": 0.9, "queue": 0.4, "missCost": 20}},
       "channels": {"internet": {"recruitment": 0.4, "glorification": 0.05},
                    "print": {"recruitment": 0.01, "glorification": 0.01}},
       "capacityPerDay": 10, "sample": {"share": 0.01, "seed": 1},
       "abstain": {"mostUnseenWords": 0.5}}
      """;

  @TempDir Path folder;

  @Test
  void aChannelsBaseRatesCorrectTheProbabilities() throws IOException {
    ReviewDesk desk = desk(POLICY, Optional.empty());
    float internet = probability(desk, "internet");
    float trained = probability(desk, "");
    float print = probability(desk, "print");
    assertThat(internet).isGreaterThan(trained);
    assertThat(trained).isGreaterThan(print);
    assertThat(desk.place("1", "internet", INVITATION, NOW).priority()).isEqualTo(Priority.FIRST);
  }

  private static float probability(ReviewDesk desk, String channel) throws IOException {
    return desk.read("1", channel, INVITATION, NOW).classification().probability("recruitment");
  }

  @Test
  void knownTextsObfuscationAndUnknownWordsReachThePolicy() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder.resolve("known"))) {
      known.add(
          "погода в город на завтра",
          Assessment.of(Assessment.State.DISPUTED, "none", "А.", "", NOW));
      ReviewDesk desk = desk(POLICY, Optional.of(known));
      assertThat(
              desk.place("1", "", "Погода в город на завтра!", NOW).has(ReasonCode.KNOWN_DISPUTED))
          .isTrue();
      assertThat(desk.place("2", "", "пoгoдa в гopoд на зaвтpa", NOW).has(ReasonCode.OBFUSCATED))
          .isTrue();
      assertThat(
              desk.place("3", "", "синхрофазотрон интерферирует квазипериодически утром", NOW)
                  .has(ReasonCode.UNSEEN_WORDS))
          .isTrue();
      assertThat(desk.place("4", "", "🎉", NOW).has(ReasonCode.NO_WORDS)).isTrue();
    }
  }

  @Test
  void strangenessIsHighWhereTheModelKnowsNothing() throws IOException {
    for (Task task : Task.values()) {
      ReviewDesk desk =
          new ReviewDesk(
              SmallModel.classifier(task),
              policy(
                  """
                  {"name": "n", "labels": {"recruitment": {"first": 0.9, "queue": 0.4}},
                   "capacityPerDay": 10, "sample": {"share": 0.01, "seed": 1}}
                  """),
              Optional.empty());
      ReviewItem unclear = desk.read("1", "", "сегодня все", NOW);
      assertThat(unclear.strangeness()).isGreaterThan(0.99);
      // Labels that do not exclude each other are not in conflict when all are as probable.
      assertThat(desk.policy().place(unclear).has(ReasonCode.LABELS_IN_CONFLICT))
          .isEqualTo(task == Task.SINGLE_LABEL);
      assertThat(desk.read("1", "", INVITATION, NOW).strangeness()).isLessThan(0.2);
    }
  }

  @Test
  void aPolicyThatDoesNotFitTheModelIsRefused() throws IOException {
    assertRefused(
        POLICY.replace("\"labels\": {\"recruitment\"", "\"labels\": {\"spam\""),
        "policy \"desk\", labels: the model has no label spam, only [none, recruitment,"
            + " glorification]");
    assertRefused(
        POLICY.replace(", \"glorification\": 0.05", ""),
        "policy \"desk\", channels.internet: no base rate for [none, glorification]");
    assertRefused(
        POLICY.replace("\"glorification\": 0.05", "\"glorification\": 0.6"),
        "policy \"desk\", channels.internet: the base rates add up to 1.0, no room for [none]");
    assertRefused(
        POLICY.replace("\"glorification\": 0.05", "\"glorification\": 0.05, \"none\": 0.9"),
        "policy \"desk\", channels.internet: the shares add up to");
    assertThatThrownBy(() -> desk(POLICY, Optional.empty()).classifier("radio"))
        .hasMessage("policy \"desk\", channels: found no radio, only [internet, print]");
  }

  private void assertRefused(String policy, String message) {
    assertThatThrownBy(() -> desk(policy, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private ReviewDesk desk(String json, Optional<KnownTexts> known) throws IOException {
    return new ReviewDesk(SmallModel.classifier(), policy(json), known);
  }

  private ReviewPolicy policy(String json) throws IOException {
    Path file = folder.resolve("policy.json");
    Files.writeString(file, json);
    return ReviewPolicy.read(file);
  }
}
