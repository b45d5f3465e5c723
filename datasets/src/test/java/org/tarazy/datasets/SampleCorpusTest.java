package org.tarazy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator on small frames of its own, in which every frame carries its number. */
class SampleCorpusTest {
  private static final Pattern FRAME = Pattern.compile("№\\S+№");
  private static final Pattern GROUP = Pattern.compile("Топ\\d+");

  private static Frames read(String frames, String tables) {
    try {
      return Frames.read(new StringReader(frames), "frames", new StringReader(tables), "slots");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Frames frames(String language) {
    StringBuilder frames = new StringBuilder("# test\n\n");
    for (String label : SampleCorpus.LABELS) {
      for (String genre :
          List.of(
              "one web,print,social",
              "two print,web",
              "chat-mixed social",
              "latin-chat-mixed social",
              "russian-letters-chat-mixed social")) {
        frames.append("@ ").append(label).append(' ').append(genre).append('\n');
        String words =
            genre.startsWith("latin")
                ? "qaladagy adamdardyng <qala|auyl {many}> <|jane>"
                : genre.startsWith("russian")
                    ? "<кала|ауыл {many}> <|жане>"
                    : "<қала|ауыл {many}> <|және>";
        for (int i = 0; i < 11; i++) {
          String number = number(language, label, genre) + i;
          frames
              .append("№" + number + "№ «{group.gen}» " + words + " {city}, {city2}")
              .append(" {city}.\n");
        }
      }
    }
    StringBuilder tables = new StringBuilder("@slot group nom gen\n");
    for (int i = 0; i < 12; i++) {
      tables.append("Топ" + i + " | Топ" + i + "дің\n");
    }
    tables.append("@slot city nom\n# cities\nӘкім\nБорт\nВена\nГент\nДели\n");
    tables.append("@slot many fig\n");
    for (int i = 0; i < 1000; i++) {
      tables.append(i).append('\n');
    }
    return read(frames.toString(), tables.toString());
  }

  /** In Cyrillic: a frame is in the letters that most of it is in. */
  private static String number(String language, String label, String genre) {
    return (language.equals("ru") ? "р" : "к")
        + SampleCorpus.LABELS.indexOf(label)
        + (char) ('а' + genre.charAt(0) - 'a');
  }

  private static SampleCorpus corpus(long seed) {
    return SampleCorpus.generate(seed, 2000, Map.of("ru", frames("ru"), "kk", frames("kk")));
  }

  private static double share(Dataset dataset, String attribute, String value) {
    return dataset.filter("", e -> e.attribute(attribute).orElseThrow().equals(value)).size()
        / (double) dataset.size();
  }

  private static Set<String> matches(Dataset dataset, Pattern pattern) {
    Set<String> found = new HashSet<>();
    for (Example example : dataset.examples()) {
      Matcher matcher = pattern.matcher(example.text());
      while (matcher.find()) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  @Test
  void keepsFramesAndGroupsOfASplitOutOfTheOthers() {
    SampleCorpus corpus = corpus(1);
    for (String language : List.of("ru", "kk")) {
      Function<SampleCorpus.Split, Dataset> part =
          split ->
              corpus
                  .split(split)
                  .filter(
                      "",
                      e ->
                          e.attribute("lang").orElseThrow().equals(language)
                              && e.attribute("script").orElseThrow().equals("cyrillic")
                              && e.attribute("disguise").isEmpty());
      for (Pattern pattern : List.of(FRAME, GROUP)) {
        Set<String> train = lower(matches(part.apply(SampleCorpus.Split.TRAIN), pattern));
        Set<String> dev = lower(matches(part.apply(SampleCorpus.Split.DEV), pattern));
        Set<String> test = lower(matches(part.apply(SampleCorpus.Split.TEST), pattern));
        assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(dev);
        assertThat(test).isNotEmpty().doesNotContainAnyElementsOf(train);
        assertThat(test).doesNotContainAnyElementsOf(dev);
      }
    }
  }

  private static Set<String> lower(Set<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static Dataset of(String language, SampleCorpus.Split split) {
    return corpus(1)
        .split(split)
        .filter(language, e -> e.attribute("lang").orElseThrow().equals(language));
  }

  @Test
  void hasTheLabelsLanguagesChannelsAndScriptsThatItPromises() {
    Dataset all = corpus(1).all();

    assertThat(all.size()).isEqualTo(2000);
    assertThat(corpus(1).split(SampleCorpus.Split.TRAIN).labelCounts())
        .isEqualTo(
            Map.of("none", 832, "recruitment", 256, "incitement", 256, "glorification", 256));
    assertThat(corpus(1).split(SampleCorpus.Split.TEST).labelCounts())
        .isEqualTo(Map.of("none", 152, "recruitment", 16, "incitement", 16, "glorification", 16));
    assertThat(share(all, "lang", "kk")).isEqualTo(0.5);
    assertThat(share(all, "split", "train")).isCloseTo(0.8, within(0.001));
    assertThat(share(all, "split", "test")).isCloseTo(0.1, within(0.001));
    Dataset kazakh = of("kk", SampleCorpus.Split.TEST);
    assertThat(share(kazakh, "script", "cyrillic")).isCloseTo(0.55, within(0.04));
    for (String script : List.of("latin", "russian-letters", "mixed")) {
      assertThat(share(kazakh, "script", script)).isCloseTo(0.15, within(0.04));
    }
    Dataset russian = of("ru", SampleCorpus.Split.TEST);
    assertThat(share(russian, "script", "latin")).isCloseTo(0.1, within(0.04));
    Dataset kazakhLearntFrom = of("kk", SampleCorpus.Split.TRAIN);
    assertThat(share(kazakhLearntFrom, "script", "latin")).isCloseTo(0.27, within(0.02));
    assertThat(share(kazakhLearntFrom, "script", "russian-letters")).isCloseTo(0.23, within(0.02));
    Dataset russianLearntFrom = of("ru", SampleCorpus.Split.TRAIN);
    assertThat(share(russianLearntFrom, "script", "latin")).isCloseTo(0.2, within(0.02));
    for (SampleCorpus.Split split : SampleCorpus.Split.values()) {
      Dataset part = corpus(1).split(split);
      assertThat(disguised(part, e -> !isPrint(e)))
          .isCloseTo(split == SampleCorpus.Split.TRAIN ? 0.4 : 0.1, within(0.04));
      assertThat(disguised(part, SampleCorpusTest::isPrint)).isCloseTo(0.5, within(0.15));
    }
    for (String label : SampleCorpus.LABELS) {
      Dataset ofLabel = all.filter(label, e -> e.label().equals(label));
      assertThat(share(ofLabel, "channel", "social")).isCloseTo(0.4, within(0.03));
      assertThat(share(ofLabel, "channel", "print")).isCloseTo(0.2, within(0.03));
      // 7.5% of what is held out, 4% of what is learnt from.
      assertThat(share(ofLabel, "script", "mixed")).isCloseTo(0.047, within(0.02));
    }
    assertThat(all.examples()).extracting(Example::text).doesNotHaveDuplicates();
    assertThat(all.examples())
        .allSatisfy(
            e -> {
              assertThat(e.attributes().keySet())
                  .startsWith("lang", "script", "channel", "genre", "split");
              assertThat(e.text()).doesNotContain("{", "}", "<", ">");
            });
    assertThat(all.examples().get(0).source()).hasToString("sample-review/train:1");
  }

  @Test
  void theScriptIsWhatTheTextIsWrittenIn() {
    Dataset kazakh =
        corpus(1)
            .all()
            .filter(
                "clean",
                e ->
                    e.attribute("lang").orElseThrow().equals("kk")
                        && e.attribute("disguise").isEmpty());
    Map<String, List<String>> byScript =
        kazakh.examples().stream()
            .collect(
                Collectors.groupingBy(
                    e -> e.attribute("script").orElseThrow(),
                    Collectors.mapping(e -> withoutNumbers(e.text()), Collectors.toList())));
    assertThat(byScript.get("latin")).noneMatch(text -> text.matches("(?s).*\\p{IsCyrillic}.*"));
    assertThat(byScript.get("russian-letters")).noneMatch(text -> text.matches("(?s).*[қңәғі].*"));
    assertThat(byScript.get("mixed")).allMatch(text -> text.matches("(?s).*[қңәі].*"));
  }

  /** The numbers of frames and hashtags are in Cyrillic in any text. */
  private static String withoutNumbers(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("№\\S+№|#\\S+", "");
  }

  @Test
  void someTextsHaveASentenceInEachLanguageOfOneSplitLabelAndGenre() {
    List<Example> mixed =
        corpus(1).all().examples().stream()
            .filter(
                e ->
                    e.attribute("script").orElseThrow().equals("mixed")
                        && e.attribute("disguise").isEmpty())
            .toList();
    List<Example> inBoth =
        mixed.stream().filter(e -> e.text().toLowerCase(Locale.ROOT).contains("№р")).toList();
    assertThat(inBoth.size() / (double) mixed.size()).isBetween(0.1, 0.4);
    for (Example example : inBoth) {
      List<String> frames =
          matches(of(example), FRAME).stream()
              .map(f -> f.replaceAll("\\d+№$", "").toLowerCase(Locale.ROOT))
              .sorted()
              .toList();
      assertThat(frames)
          .containsExactly(
              "№" + number("kk", example.label(), "one"),
              "№" + number("ru", example.label(), "one"));
    }
  }

  private static Dataset of(Example example) {
    return new Dataset("one", List.of(example), false);
  }

  private static boolean isPrint(Example example) {
    return example.attribute("channel").orElseThrow().equals("print");
  }

  private static double disguised(Dataset texts, Predicate<Example> which) {
    return texts.examples().stream()
        .filter(which)
        .mapToInt(e -> e.attribute("disguise").isPresent() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void aSlotNamesOneThingThroughoutATextAndAnotherNumberNamesAnother() {
    Pattern cities = Pattern.compile("(\\p{L}+), (\\p{L}+) (\\p{L}+)");
    int seen = 0;
    Dataset plain =
        corpus(3)
            .all()
            .filter(
                "plain",
                e ->
                    e.attribute("disguise").isEmpty()
                        && e.attribute("script").orElseThrow().equals("cyrillic"));
    for (Example example : plain.examples()) {
      Set<List<String>> named = new HashSet<>();
      Matcher matcher = cities.matcher(example.text());
      while (matcher.find()) {
        assertThat(matcher.group(1)).isEqualTo(matcher.group(3)).isNotEqualTo(matcher.group(2));
        named.add(List.of(matcher.group(1), matcher.group(2)));
        seen++;
      }
      assertThat(named).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(seen).isGreaterThan(1000);
  }

  @Test
  void printIsAsLongAsTheWebAndLongerThanSocialTextsWhichAloneAreCareless() {
    Dataset all =
        corpus(1)
            .all()
            .filter("held out", e -> !e.attribute("split").orElseThrow().equals("train"));
    Function<String, Double> length =
        channel ->
            all.examples().stream()
                .filter(e -> e.attribute("channel").orElseThrow().equals(channel))
                .mapToInt(e -> e.text().length())
                .average()
                .orElseThrow();
    assertThat(length.apply("print") / length.apply("web")).isBetween(0.9, 1.1);
    assertThat(length.apply("print")).isGreaterThan(1.1 * length.apply("social"));
    assertThat(all.examples())
        .filteredOn(e -> !e.text().contains("."))
        .isNotEmpty()
        .allMatch(e -> e.attribute("channel").orElseThrow().equals("social"));
  }

  @Test
  void givesTheSameTextsForTheSameSeedAndOthersForAnother() {
    List<Example> texts = corpus(1).all().examples();
    assertThat(corpus(1).all().examples()).isEqualTo(texts);
    assertThat(corpus(2).all().examples()).isNotEqualTo(texts);
  }

  @Test
  void sentencesThatBeginWithASlotBeginWithACapital() {
    StringBuilder frames = new StringBuilder();
    for (String label : SampleCorpus.LABELS) {
      frames.append("@ ").append(label).append(" g web,print,social\n");
      for (int i = 0; i < 40; i++) {
        frames
            .append("{foe} метка" + SampleCorpus.LABELS.indexOf(label) + i)
            .append(". {foe2} и {foe3}! «{group}».\n");
      }
    }
    StringBuilder tables = new StringBuilder("@slot group nom\nА\nБ\nВ\n@slot foe nom\n");
    for (char letter = 'а'; letter < 'я'; letter++) {
      tables.append("чужак").append(letter).append('\n');
    }
    List<Example> texts =
        SampleCorpus.generate(1, 400, Map.of("ru", read(frames.toString(), tables.toString())))
            .all()
            .examples();
    assertThat(texts)
        .filteredOn(
            e ->
                isPrint(e)
                    && e.attribute("disguise").isEmpty()
                    && e.attribute("script").orElseThrow().equals("cyrillic"))
        .isNotEmpty()
        .extracting(Example::text)
        .allMatch(text -> text.matches("(Чужак. метка\\d+\\. Чужак. и чужак.! «.»\\.\\s?)+"));
  }

  @Test
  void saysWhenItIsAskedForTooLittleOrTooMuch() {
    assertThatThrownBy(() -> SampleCorpus.generate(1, 399, Map.of()))
        .hasMessage("size is 399, must be at least 400");
    Frames poor = read(sections("бір <a|b>\nекі\nүш\nтөрт\n"), "");
    assertThatThrownBy(() -> SampleCorpus.generate(1, 4000, Map.of("ru", poor)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for a smaller corpus");
    Frames noNone = read("@ incitement a web\nбір\nекі\nүш\n", "");
    assertThatThrownBy(() -> SampleCorpus.generate(1, 4000, Map.of("ru", noNone)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("no plain frame of none for");
    Frames two = read("@ none a web\nбір\nекі\n", "");
    assertThatThrownBy(() -> SampleCorpus.generate(1, 4000, Map.of("ru", two)))
        .hasMessage("frames:1: found a section of 2 frames, expected at least one for each split");
    Frames oneGroup = read(sections("бір {group}\nекі\nүш\n"), "@slot group nom\nТоп\n");
    assertThatThrownBy(() -> SampleCorpus.generate(1, 4000, Map.of("ru", oneGroup)))
        .hasMessage("slots:1: found 1 groups, expected at least one for each split");
  }

  private static String sections(String frames) {
    StringBuilder out = new StringBuilder();
    for (String label : SampleCorpus.LABELS) {
      out.append("@ " + label + " a web,social,print\n");
      frames
          .lines()
          .forEach(line -> out.append(SampleCorpus.LABELS.indexOf(label) + " " + line + "\n"));
    }
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          a <b|c~found a < that nothing closes at character 3
          a <b~found a < that nothing closes at character 3
          a <~found a < that nothing closes at character 3
          a <b> c~found a choice of one at character 3
          a <b|<c|d>>~found a < inside < > at character 6
          a | b~found a | that nothing opens at character 3
          a > b~found a > that nothing opens at character 3
          a } b~found a } that nothing opens at character 3
          a <b|}>~found a < that nothing closes at character 3
          a {city~found a { that is no {slot}, {slot.form} or {slot2.form} at character 3
          a {City}~found a { that is no {slot}, {slot.form} or {slot2.form} at character 3
          a {town}~found the slot town, for which there is no table at character 4
          a {city.loc}~found the form loc, where city has [nom, gen] at character 4
          """)
  void namesTheLineOfAMalformedFrame(String frame, String message) {
    assertThatThrownBy(
            () -> read("@ none a web\nok {city2.gen}\n" + frame, "@slot city nom gen\nа | б\n"))
        .isInstanceOf(DatasetException.class)
        .hasMessage("frames:3: " + message + ", expected a frame of words, <a|b> and {slot.form}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          frame~''~frames:1: found a frame outside of a section, expected @ first
          @ none a~''~frames:1: found "@ none a", expected @ label genre channel,channel
          @ bad a web~''~frames:1: found the label bad, expected one of [none, recruitment, incitement, glorification]
          @ none a tv~''~frames:1: found the channels tv, expected some of web, social and print
          ''~@slot a~slots:1: found "@slot a", expected @slot, a name and at least one form
          ''~x | y~slots:1: found an entry outside of a table, expected @slot first
          ''~@slot a b c~slots:1: found a table without entries, expected at least one
          """)
  void namesTheLineOfAMalformedSectionOrTable(String frames, String tables, String message) {
    assertThatThrownBy(() -> read(frames, tables)).hasMessage(message);
  }

  @Test
  void refusesRepeatedLinesAndTablesAndCrookedEntries() {
    assertThatThrownBy(() -> read("@ none a web\nx\nx\n", ""))
        .hasMessage("frames:3: found a line that stood before: \"x\", expected a new one");
    assertThatThrownBy(() -> read("", "@slot a b\nx\n@slot a b\ny"))
        .hasMessage("slots:3: found a second table named a, expected a name of its own");
    assertThatThrownBy(() -> read("", "@slot a b c\nx | y\nx\n"))
        .hasMessage("slots:3: found the forms [x], expected 2 forms divided by |, none empty");
    assertThatThrownBy(() -> read("", "@slot a b c\nx | \n"))
        .hasMessageStartingWith("slots:2: found the forms [x, ]");
  }
}
