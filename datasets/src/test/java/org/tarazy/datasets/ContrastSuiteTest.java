package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tarazy.datasets.ContrastSuite.Case;

class ContrastSuiteTest {
  private static final List<Case> CASES = ContrastSuite.load().cases();
  private static final List<String> CORPUS =
      SampleCorpus.generate(7, SampleCorpus.DEFAULT_SIZE).all().examples().stream()
          .map(Example::text)
          .toList();

  @Test
  void hasEnoughCasesOfEachFunctionalityInEachLanguage() {
    assertThat(CASES).hasSizeGreaterThanOrEqualTo(6500);
    Map<String, Map<String, Long>> counts =
        CASES.stream()
            .collect(
                Collectors.groupingBy(
                    Case::functionality,
                    TreeMap::new,
                    Collectors.groupingBy(Case::language, Collectors.counting())));
    assertThat(counts).hasSizeGreaterThanOrEqualTo(36);
    counts.forEach(
        (functionality, languages) ->
            assertThat(languages)
                .as(functionality)
                .containsOnlyKeys("ru", "kk")
                .allSatisfy((language, n) -> assertThat(n).isGreaterThanOrEqualTo(50)));
  }

  @Test
  void expectsTheSameOfAFunctionalityInBothLanguages() {
    Map<String, Set<Boolean>> expectations =
        CASES.stream()
            .collect(
                Collectors.groupingBy(
                    Case::functionality,
                    Collectors.mapping(Case::mustBeFlagged, Collectors.toSet())));
    assertThat(expectations).allSatisfy((functionality, e) -> assertThat(e).hasSize(1));
    assertThat(CASES).extracting(Case::expected).containsAll(SampleCorpus.LABELS);
  }

  @Test
  void hasNoCaseTwiceNotEvenNearly() {
    assertThat(CASES).extracting(Case::id).doesNotHaveDuplicates();
    assertThat(CASES).extracting(Case::text).doesNotHaveDuplicates();
    assertThat(groupsOfSeveral(texts())).isEmpty();
  }

  @Test
  void sharesNoTextWithTheSampleCorpusNotEvenNearly() {
    List<String> both = new ArrayList<>(texts());
    both.addAll(CORPUS);
    int[] groups = NearDuplicates.groups(both, NearDuplicates.DEFAULT_SIMILARITY);
    Set<Integer> ofSuite = new TreeSet<>();
    for (int i = 0; i < CASES.size(); i++) {
      ofSuite.add(groups[i]);
    }
    for (int i = CASES.size(); i < both.size(); i++) {
      assertThat(ofSuite).as(both.get(i)).doesNotContain(groups[i]);
    }
  }

  /** Otherwise a model could pass by the names that it learnt from the corpus. */
  @Test
  void namesNoGroupOfTheSampleCorpus() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (String language : List.of("ru", "kk")) {
      try (InputStreamReader frames = open(language + "-frames.txt");
          InputStreamReader slots = open(language + "-slots.txt")) {
        Frames.read(frames, "frames", slots, "slots")
            .tables()
            .get("group")
            .entries()
            .forEach(entry -> entry.forEach(form -> names.add(form.toLowerCase(Locale.ROOT))));
      }
    }
    assertThat(names).hasSizeGreaterThan(40);
    Pattern quoted = Pattern.compile("[«\"“]([^»\"”]+)[»\"”]");
    for (Case test : CASES) {
      String text = test.text().toLowerCase(Locale.ROOT);
      Matcher matcher = quoted.matcher(text);
      while (matcher.find()) {
        assertThat(names).as(test.id()).doesNotContain(matcher.group(1));
      }
      for (String name : names) {
        if (name.contains(" ")) {
          assertThat(text).as(test.id()).doesNotContain(name);
        }
      }
    }
  }

  @Test
  void isValidUnicodeAndKeepsWhatHidesWords() {
    assertThat(CASES).allMatch(test -> TextShape.loneSurrogate(test.text()) < 0);
    assertThat(textsOf("flag-zero-width")).allMatch(text -> text.matches(".*\\p{Cf}.*"));
    assertThat(textsOf("flag-spaced-letters"))
        .allMatch(text -> Pattern.compile("(\\p{L}[ .*_-]){3}").matcher(text).find());
  }

  @Test
  void saysWhichLineIsNoCase() {
    assertThatThrownBy(() -> ContrastSuite.read("# x\n\nText.\n", "contrast/ru.txt", "ru"))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "contrast/ru.txt:3: found \"Text.\", expected a header such as \"@ worship none\""
                + " first");
    assertThatThrownBy(() -> ContrastSuite.read("@ worship nothing\n", "contrast/ru.txt", "ru"))
        .hasMessageStartingWith("contrast/ru.txt:1: found \"@ worship nothing\", expected ");
  }

  @Test
  void takesTheTextAsItStands() throws IOException {
    assertThat(ContrastSuite.read("@ worship none\n a\u200Bb  \n\n\u00A0\n", "f", "kk"))
        .containsExactly(
            new Case("kk/worship/1", "worship", "kk", "none", " a\u200Bb  "),
            new Case("kk/worship/2", "worship", "kk", "none", "\u00A0"));
  }

  private static List<String> texts() {
    return CASES.stream().map(Case::text).toList();
  }

  private static List<String> textsOf(String functionality) {
    return CASES.stream()
        .filter(test -> test.functionality().equals(functionality))
        .map(Case::text)
        .toList();
  }

  private static List<List<String>> groupsOfSeveral(List<String> texts) {
    int[] groups = NearDuplicates.groups(texts, NearDuplicates.DEFAULT_SIMILARITY);
    Map<Integer, List<String>> members = new TreeMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], first -> new ArrayList<>()).add(texts.get(i));
    }
    return members.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static InputStreamReader open(String name) {
    return new InputStreamReader(SampleCorpus.class.getResourceAsStream("sample/" + name), UTF_8);
  }
}
