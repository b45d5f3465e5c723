package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The corpus itself, from the frames that are shipped. */
class SampleReviewTest {
  private static final SampleCorpus CORPUS = SampleCorpus.generate(7, SampleCorpus.DEFAULT_SIZE);

  @Test
  void isMostlyHarmlessAndHasNoTextTwice() {
    Dataset all = CORPUS.all();
    assertThat(all.size()).isEqualTo(SampleCorpus.DEFAULT_SIZE).isGreaterThanOrEqualTo(6000);
    for (SampleCorpus.Split split : SampleCorpus.Split.values()) {
      Dataset part = CORPUS.split(split);
      double share = split == SampleCorpus.Split.TRAIN ? 0.5 : 0.75;
      assertThat(part.labelCounts().get("none")).isGreaterThan((int) (share * part.size()));
    }
    assertThat(all.examples()).extracting(Example::text).doesNotHaveDuplicates();
    assertThat(all.examples()).allMatch(e -> TextShape.loneSurrogate(e.text()) < 0);
  }

  @Test
  void hasTheSpellingsThatItPromises() {
    for (SampleCorpus.Split split : List.of(SampleCorpus.Split.DEV, SampleCorpus.Split.TEST)) {
      assertThat(share(split, "kk", "cyrillic")).isCloseTo(0.55, within(0.004));
      for (String script : List.of("latin", "russian-letters", "mixed")) {
        assertThat(share(split, "kk", script)).isCloseTo(0.15, within(0.004));
      }
      assertThat(share(split, "ru", "latin")).isCloseTo(0.1, within(0.004));
      assertThat(disguised(split, false)).isCloseTo(0.1, within(0.01));
      assertThat(disguised(split, true)).isCloseTo(0.5, within(0.03));
    }
    assertThat(share(SampleCorpus.Split.TRAIN, "kk", "latin")).isCloseTo(0.27, within(0.004));
    assertThat(share(SampleCorpus.Split.TRAIN, "kk", "russian-letters"))
        .isCloseTo(0.23, within(0.004));
    assertThat(share(SampleCorpus.Split.TRAIN, "ru", "latin")).isCloseTo(0.2, within(0.004));
    // A text like one before is written anew, and those disguised are like few.
    assertThat(disguised(SampleCorpus.Split.TRAIN, false)).isCloseTo(0.42, within(0.01));
    assertThat(disguised(SampleCorpus.Split.TRAIN, true)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void learnsFromMistypedTextsMoreOftenThanFromAnyOtherDisguise() {
    List<String> disguises =
        CORPUS.split(SampleCorpus.Split.TRAIN).examples().stream()
            .flatMap(e -> e.attribute("disguise").stream())
            .filter(disguise -> !disguise.equals(Perturbation.OCR.toString()))
            .toList();
    long mistyped =
        disguises.stream()
            .filter(
                disguise ->
                    disguise.equals(Perturbation.TYPOS.toString())
                        || disguise.equals(Perturbation.LETTER_DROP.toString()))
            .count();
    assertThat(mistyped / (double) disguises.size()).isBetween(0.5, 0.6);
  }

  private static double share(SampleCorpus.Split split, String language, String script) {
    Dataset texts =
        CORPUS
            .split(split)
            .filter(language, e -> e.attribute("lang").orElseThrow().equals(language));
    return texts.examples().stream()
            .filter(e -> e.attribute("script").orElseThrow().equals(script))
            .count()
        / (double) texts.size();
  }

  private static double disguised(SampleCorpus.Split split, boolean printed) {
    return CORPUS.split(split).examples().stream()
        .filter(e -> e.attribute("channel").orElseThrow().equals("print") == printed)
        .mapToInt(e -> e.attribute("disguise").isPresent() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void heldOutPrintIsAsLongAsTheWebAndLongerThanSocialPosts() {
    assertThat(meanLength("print")).isBetween(0.9 * meanLength("web"), 1.1 * meanLength("web"));
    assertThat(meanLength("print")).isGreaterThan(1.2 * meanLength("social"));
  }

  private static double meanLength(String channel) {
    return CORPUS.split(SampleCorpus.Split.TEST).examples().stream()
        .filter(e -> e.attribute("channel").orElseThrow().equals(channel))
        .mapToInt(e -> e.text().length())
        .average()
        .orElseThrow();
  }

  @Test
  void hasNoTextOfOneSplitInAnotherNotEvenNearly() {
    DatasetReport report =
        DatasetCheck.sets(
            List.of(
                CORPUS.split(SampleCorpus.Split.TRAIN),
                CORPUS.split(SampleCorpus.Split.DEV),
                CORPUS.split(SampleCorpus.Split.TEST)));
    assertThat(report.hasErrors()).isFalse();
    assertThat(report.findings())
        .extracting(Finding::code)
        .doesNotContain("leak", "near-leak", "contradiction", "new-label", "duplicate");
  }

  @Test
  void namesEveryGroupInOneSplitOnly() throws IOException {
    Map<String, String> nameOf = new HashMap<>();
    for (String language : List.of("ru", "kk")) {
      for (List<String> group : groups(language)) {
        group.forEach(form -> nameOf.put(form.toLowerCase(Locale.ROOT), group.get(0)));
      }
    }
    Pattern quoted = Pattern.compile("«([^»]+)»");
    Map<String, String> splitOf = new HashMap<>();
    for (Example example : CORPUS.all().examples()) {
      String split = example.attribute("split").orElseThrow();
      Matcher matcher = quoted.matcher(example.text().toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        String name = nameOf.get(matcher.group(1));
        if (name != null) {
          assertThat(splitOf.putIfAbsent(name, split)).as(name).isIn(null, split);
        }
      }
    }
    assertThat(splitOf.values()).contains("train", "dev", "test");
    assertThat(splitOf).hasSizeGreaterThan(40);
  }

  private static List<List<String>> groups(String language) throws IOException {
    try (InputStreamReader frames = open(language + "-frames.txt");
        InputStreamReader slots = open(language + "-slots.txt")) {
      return Frames.read(frames, "frames", slots, "slots").tables().get("group").entries();
    }
  }

  private static InputStreamReader open(String name) {
    return new InputStreamReader(SampleCorpus.class.getResourceAsStream("sample/" + name), UTF_8);
  }

  @Test
  void everyLabelLooksTheSameFromOutside() {
    // If the lengths differed much, a classifier could tell labels apart without reading.
    for (String channel : List.of("web", "social", "print")) {
      double none = meanLength(channel, "none");
      for (String label : SampleCorpus.LABELS) {
        assertThat(meanLength(channel, label)).isBetween(0.7 * none, 1.3 * none);
      }
    }
  }

  private static double meanLength(String channel, String label) {
    return CORPUS.all().examples().stream()
        .filter(e -> e.attribute("channel").orElseThrow().equals(channel))
        .filter(e -> e.label().equals(label))
        .mapToInt(e -> e.text().length())
        .average()
        .orElseThrow();
  }
}
