package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTextsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String TEXT =
      "Друзья, группа Серый ветер снова собирает всех на пустыре за старым заводом,"
          + " приходите вечером и приводите знакомых, там расскажут, что делать дальше";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        "ДРУЗЬЯ! группа «Серый ветер» снова собирает всех на пустыре за старым заводом! приходите"
            + " вечером и приводите знакомых — там расскажут, что делать дальше!!!",
        // a tenth of the words changed
        "Друзья, группа Серый ветер снова зовёт всех на пустыре за старым заводом, приходите вечером"
            + " и приводите соседей, там расскажут, что делать дальше",
        // halves
        "Друзья, группа Серый ветер снова собирает всех на пустыре",
        "приходите вечером и приводите знакомых, там расскажут, что делать дальше",
        // something put before
        "Переслали мне сегодня вот такое, не знаю, что и думать об этом. " + TEXT,
        // look-alikes
        "Дpyзья, гpyппa Cepый вeтep cнoвa coбиpaeт вcex нa пycтыpe зa cтapым зaвoдoм, пpиxoдитe"
            + " вeчepoм и пpивoдитe знaкoмыx, тaм paccкaжyт, чтo дeлaть дaльшe",
        // Latin letters
        "druzya, gruppa seryi veter snova sobiraet vsekh na pustyre za starym zavodom, prikhodite"
            + " vecherom i privodite znakomykh, tam rasskazhut, chto delat dalshe"
      })
  void findsARepostedText(String copy) throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add("Погода на завтра: дождь, местами снег, ветер слабый", cleared("дело 1"));
      KnownText added = known.add(TEXT, confirmed("дело 2"));
      List<KnownMatch> matches = known.find(copy, NOW);
      assertThat(matches).hasSize(1);
      assertThat(matches.get(0).text()).isEqualTo(added);
      assertThat(matches.get(0).similarity()).isBetween(0.5, 1.0);
    }
  }

  @Test
  void findsKazakhInOtherLetters() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add(
          "Қара жартас тобы бүгін кешке ескі қоймада жиналады, достарыңды ерте кел",
          confirmed("1"));
      assertThat(
              known.find(
                  "Кара жартас тобы бугин кешке ески коймада жиналады, достарынды ерте кел", NOW))
          .hasSize(1);
      assertThat(
              known.find(
                  "qara jartas toby búgin keshke eski qoımada jınalady, dostaryńdy erte kel", NOW))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!!!",
        "Друзья",
        "приходите вечером",
        "Друзья, приходите вечером на концерт, будет весело, вход свободный для всех желающих",
        "В пятницу за старым заводом открыли сквер: дорожки, скамейки и площадка для детей",
        "Бүгін қалада концерт өтеді"
      })
  void doesNotTakeAnotherTextForIt(String other) throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add(TEXT, confirmed("дело 2"));
      assertThat(known.find(other, NOW)).isEmpty();
    }
  }

  @Test
  void ofAShortTextOnlyTheSameWordsAreFound() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add("слава ветру", confirmed("1"));
      assertThat(known.find("Слава ветру!", NOW)).singleElement().matches(KnownMatch::identical);
      assertThat(known.find("слава труду", NOW)).isEmpty();
    }
  }

  @Test
  void showsEarlierDecisionsLatestFirst() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add(TEXT, confirmed("дело 2"));
      KnownText text =
          known.add(
              TEXT.toUpperCase(java.util.Locale.ROOT),
              Assessment.of(
                  Assessment.State.CLEARED, "none", "апелляция", "дело 3", NOW.plusSeconds(60)));
      assertThat(known.size()).isEqualTo(1);
      assertThat(text.assessment().state()).isEqualTo(Assessment.State.CLEARED);
      assertThat(text.history())
          .extracting(KnownText.Event::reference)
          .containsExactly("дело 3", "дело 2");
      assertThat(known.find(TEXT, NOW))
          .singleElement()
          .extracting(KnownMatch::text)
          .isEqualTo(text);
    }
  }

  @Test
  void leavesOutWhatIsExpiredDisabledOrRevoked() throws IOException {
    Instant later = NOW.plusSeconds(1000);
    try (KnownTexts known = KnownTexts.open(folder)) {
      String id = known.add(TEXT, confirmed("1").expiringAt(later)).id();
      assertThat(known.find(TEXT, later.minusSeconds(1))).hasSize(1);
      assertThat(known.find(TEXT, later)).isEmpty();
      assertThat(standing(known, id, later)).isEqualTo(KnownText.Standing.EXPIRED);

      known.disable(id, "Б.", "под вопросом", NOW);
      assertThat(known.find(TEXT, NOW)).isEmpty();
      assertThat(standing(known, id, NOW)).isEqualTo(KnownText.Standing.DISABLED);
      known.enable(id, "Б.", "снова верно", NOW);
      assertThat(known.find(TEXT, NOW)).hasSize(1);

      known.revoke(id, "В.", "ошибка", NOW);
      assertThat(known.find(TEXT, NOW)).isEmpty();
      KnownText revoked = known.get(id, NOW).orElseThrow();
      assertThat(revoked.standing()).isEqualTo(KnownText.Standing.REVOKED);
      assertThat(revoked.assessment()).isEqualTo(confirmed("1").expiringAt(later));
      assertThat(revoked.history())
          .extracting(KnownText.Event::action)
          .containsExactly(
              KnownText.Action.REVOKED,
              KnownText.Action.ENABLED,
              KnownText.Action.DISABLED,
              KnownText.Action.ASSESSED);
      KnownTexts.Statistics statistics = known.statistics(NOW);
      assertThat(statistics.standings()).containsEntry(KnownText.Standing.REVOKED, 1);
      assertThat(statistics.states()).isEmpty();

      known.add(TEXT, confirmed("2"));
      assertThat(known.find(TEXT, NOW)).hasSize(1);
      assertThat(known.statistics(NOW).states()).containsEntry(Assessment.State.CONFIRMED, 1);
    }
  }

  private static KnownText.Standing standing(KnownTexts known, String id, Instant now)
      throws IOException {
    return known.get(id, now).orElseThrow().standing();
  }

  @Test
  void staysOnDisk() throws IOException {
    KnownText added;
    try (KnownTexts known = KnownTexts.open(folder)) {
      added = known.add(TEXT, confirmed("дело 2"));
      known.revoke(
          known.add("Совсем другой текст о погоде и урожае", cleared("3")).id(), "В.", "", NOW);
      assertThat(known.recovery()).isEmpty();
    }
    try (KnownTexts known = KnownTexts.openReadOnly(folder)) {
      assertThat(known.size()).isEqualTo(2);
      assertThat(known.find(TEXT, NOW))
          .singleElement()
          .extracting(KnownMatch::text)
          .isEqualTo(added);
      assertThat(known.statistics(NOW).standings()).containsEntry(KnownText.Standing.REVOKED, 1);
      assertThatThrownBy(() -> known.add(TEXT, confirmed("4")))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aCrashLosesNothingThatWasAcknowledged() throws IOException {
    Path file = folder.resolve("known.texts");
    long acknowledged;
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add(TEXT, confirmed("1"));
      acknowledged = Files.size(file);
      known.add("Ещё один текст, который как раз записывали, когда погас свет", confirmed("2"));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int length = (int) acknowledged; length < whole.length; length += 19) {
      Files.write(file, Arrays.copyOf(whole, length));
      checkOneIsLeft(length > acknowledged);
      // A file system may leave zeros where it had not written yet.
      Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
      checkOneIsLeft(true);
    }
  }

  private void checkOneIsLeft(boolean cut) throws IOException {
    try (KnownTexts known = KnownTexts.openReadOnly(folder)) {
      assertThat(known.find(TEXT, NOW)).hasSize(1);
    }
    try (KnownTexts known = KnownTexts.open(folder)) {
      assertThat(known.size()).isEqualTo(1);
      assertThat(known.recovery().isPresent()).isEqualTo(cut);
      known.recovery().ifPresent(message -> assertThat(message).contains("never acknowledged"));
    }
    try (KnownTexts known = KnownTexts.open(folder)) {
      assertThat(known.recovery()).isEmpty();
      assertThat(known.find(TEXT, NOW)).hasSize(1);
    }
  }

  @Test
  void damageBeforeTheEndIsAnErrorAndNeverACrash() throws IOException {
    Path file = folder.resolve("known.texts");
    long first;
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.add(TEXT, confirmed("1"));
      first = Files.size(file);
      known.add("Второй текст, чтобы за повреждением что-то было", confirmed("2"));
      known.add("Третий текст, чтобы за повреждением что-то было", confirmed("3"));
    }
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < first; i += 7) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Files.write(file, damaged);
      assertThatThrownBy(() -> KnownTexts.open(folder))
          .isInstanceOf(TriageFileException.class)
          .hasMessageStartingWith(file.toString());
    }
  }

  @Test
  void aStoreOfAnotherMakeIsRefused() throws IOException {
    Files.writeString(folder.resolve("known.texts"), "something else altogether");
    assertThatThrownBy(() -> KnownTexts.open(folder))
        .hasMessageContaining("is no store of known texts, or made by another version");
    assertThatThrownBy(() -> KnownTexts.openReadOnly(folder.resolve("missing")))
        .isInstanceOf(TriageFileException.class)
        .hasMessageContaining("has no file known.texts");
  }

  @Test
  void hasOneWriterAtATimeAndReadersBesideIt() throws IOException {
    try (KnownTexts writer = KnownTexts.open(folder)) {
      writer.add(TEXT, confirmed("1"));
      assertThatThrownBy(() -> KnownTexts.open(folder))
          .isInstanceOf(TriageFileException.class)
          .hasMessageContaining("open for writing elsewhere");
      try (KnownTexts reader = KnownTexts.openReadOnly(folder)) {
        writer.add(
            "Текст, которого читатель ещё не видит, потому что открыл раньше", confirmed("2"));
        assertThat(reader.size()).isEqualTo(1);
        assertThat(reader.find(TEXT, NOW)).hasSize(1);
      }
      assertThat(writer.size()).isEqualTo(2);
    }
    KnownTexts.open(folder).close();
  }

  @Test
  void threadsMayShareAStore() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      Random random = new Random(12);
      List<String> texts = random.ints(30).mapToObj(i -> randomText(random)).toList();
      boolean allFound =
          texts.parallelStream()
              .allMatch(
                  text -> {
                    try {
                      known.add(text, confirmed("1"));
                      return known.find(text, NOW).get(0).identical();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
      assertThat(allFound).isTrue();
      assertThat(known.size()).isEqualTo(30);
    }
  }

  @Test
  void keepsThousands() throws IOException {
    List<KnownTexts.Entry> entries = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      entries.add(new KnownTexts.Entry(randomText(random), confirmed("case " + i)));
    }
    entries.add(entries.get(5));
    try (KnownTexts known = KnownTexts.open(folder)) {
      known.addAll(entries);
      assertThat(known.size()).isEqualTo(3000);
      assertThat(Files.size(folder.resolve("known.texts")) / 3000).isLessThan(200);
    }
    try (KnownTexts known = KnownTexts.openReadOnly(folder)) {
      int found = 0;
      for (int i = 0; i < 3000; i += 10) {
        String text = entries.get(i).text().toString();
        String reference = "case " + i;
        found +=
            known.find(text.substring(0, text.length() / 2), NOW).stream()
                    .anyMatch(match -> match.text().assessment().reference().equals(reference))
                ? 1
                : 0;
      }
      assertThat(found).isGreaterThanOrEqualTo(297);
      String id = known.find(entries.get(5).text(), NOW).get(0).text().id();
      assertThat(known.get(id, NOW).orElseThrow().history()).hasSize(2);
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    try (KnownTexts known = KnownTexts.open(folder)) {
      assertThatThrownBy(() -> known.add("!!!", confirmed("1")))
          .hasMessage("the text has no words");
      assertThatThrownBy(() -> known.get("xyz", NOW))
          .hasMessage("id is \"xyz\", expected 16 hexadecimal digits");
      assertThatThrownBy(() -> known.get("x".repeat(16), NOW))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> known.revoke("0".repeat(16), "В.", "", NOW))
          .hasMessage("no known text has the id 0000000000000000");
      assertThat(known.get("0".repeat(16), NOW)).isEmpty();
      assertThatThrownBy(() -> confirmed("ж".repeat(128)))
          .hasMessage("reference takes 256 bytes, expected at most 255");
      assertThatThrownBy(() -> confirmed("1").expiringAt(Instant.parse("2200-01-01T00:00:00Z")))
          .hasMessageContaining("expires is 2200");
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 14; word++) {
      for (int i = 0; i < 4; i++) {
        text.append("бвгдзклмнпрст".charAt(random.nextInt(13)))
            .append("аоуэ".charAt(random.nextInt(4)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static Assessment confirmed(String reference) {
    return Assessment.of(Assessment.State.CONFIRMED, "recruitment", "А. Б.", reference, NOW);
  }

  private static Assessment cleared(String reference) {
    return Assessment.of(Assessment.State.CLEARED, "none", "А. Б.", reference, NOW);
  }
}
