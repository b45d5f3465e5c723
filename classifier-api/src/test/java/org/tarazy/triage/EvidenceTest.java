package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.Evidence;
import org.tarazy.Explanation;

class EvidenceTest {
  private static final Classifier CLASSIFIER = SmallModel.classifier();
  private static final String TEXT =
      "Погода на завтра: дождь.  Вступай в «Серый ветер»! Присоединяйся, записывайся…\n"
          + "Был концерт";

  @Test
  void passagesAreSentencesRankedByWhatTheyAddToTheLabel() {
    Explanation explanation = CLASSIFIER.explain(TEXT);
    List<Passage> passages = Passage.ranked(TEXT, explanation, "recruitment");
    assertThat(passages)
        .extracting(Passage::text)
        .containsExactlyInAnyOrder(
            "Погода на завтра: дождь.",
            "Вступай в «Серый ветер»!",
            "Присоединяйся, записывайся…",
            "Был концерт");
    assertThat(passages.get(0).text()).isEqualTo("Присоединяйся, записывайся…");
    assertThat(passages.get(1).evidence().get(0).text()).isEqualTo("Вступай");
    assertThat(passages)
        .isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()))
        .allSatisfy(p -> assertThat(TEXT.substring(p.start(), p.end())).isEqualTo(p.text()));
  }

  @Test
  void passagesAddUpToTheScore() {
    Explanation explanation = CLASSIFIER.explain(TEXT);
    for (String label : SmallModel.LABELS) {
      double words = explanation.evidence(label).stream().mapToDouble(Evidence::weight).sum();
      double passages =
          Passage.ranked(TEXT, explanation, label).stream().mapToDouble(Passage::weight).sum();
      assertThat(passages).isCloseTo(words, within(1e-5));
    }
  }

  @Test
  void aTextWithoutSentencesHasNoPassages() {
    assertThat(Passage.ranked("", CLASSIFIER.explain(""), "none")).isEmpty();
    assertThat(Passage.ranked(" \n ", CLASSIFIER.explain(" \n "), "none")).isEmpty();
  }

  @Test
  void thePageShowsMarkupInTheTextAsCharacters() {
    String text = "<script>alert('вступай')</script> & \"вступай\" <img src=x onerror=alert(1)>";
    String page =
        EvidencePage.of(
            "</title><b>title", text, CLASSIFIER.explain(text), "small & <new>", List.of("<note>"));
    assertThat(page)
        .contains(
            "&lt;script&gt;",
            "&quot;<mark class=\"for\"",
            "&lt;note&gt;",
            "small &amp; &lt;new&gt;")
        .contains("<title>&lt;/title&gt;&lt;b&gt;title</title>")
        .doesNotContain("<script", "<img", "<b>", "<note>", "onerror=alert(1)>");
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() {
    String page = EvidencePage.of("1", TEXT, CLASSIFIER.explain(TEXT), "small", List.of());
    assertThat(page)
        .contains("default-src 'none'", "prefers-color-scheme:dark", "A person decides.")
        .contains(">Вступай</mark>")
        .doesNotContain("http:", "https:", "src=", "href=", "url(", "<script");
    assertThat(page.indexOf("<mark")).isPositive();
  }

  @Test
  void hiddenCharactersAreShownByTheirCode() {
    String text = "всту\u200Bпай \u202Eретев \uD800 \u0007";
    String page = EvidencePage.of("т\u202Eт", text, CLASSIFIER.explain(text), "small", List.of());
    assertThat(page)
        .contains("U+200B", "<code class=\"c\">U+202E</code>", "U+D800", "U+0007")
        .contains("<title>т[U+202E]т</title>")
        .doesNotContain("\u200B", "\u202E", "\uD800", "\u0007");
  }
}
