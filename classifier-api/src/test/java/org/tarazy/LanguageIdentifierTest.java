package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.SlotValues;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;
import org.tarazy.text.WordReader;

class LanguageIdentifierTest {
  private final LanguageIdentifier identifier = new LanguageIdentifier();

  static List<String> texts() throws IOException {
    try (InputStream in = LanguageIdentifierTest.class.getResourceAsStream("languages.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findsTheLanguageOfShortTexts(String line) {
    String[] fields = line.split("\t", -1);
    assertThat(identifier.identify(fields[1]).language()).isEqualTo(Language.valueOf(fields[0]));
  }

  @Test
  void spansOfAMixedTextAreInItsLanguages() {
    String text = "Кеше біз дүкенге бардық, но ничего не купили, потому что было дорого";
    LanguageResult result = identifier.identify(text);
    assertThat(result.spans())
        .extracting(span -> span.text(text) + "/" + span.language())
        .containsExactly(
            "Кеше біз дүкенге бардық/KAZAKH",
            "но ничего не купили, потому что было дорого/RUSSIAN");
  }

  @Test
  void aTextInOneLanguageHasOneSpanOverAllItsWords() {
    assertThat(identifier.identify("  Дети идут в школу.  ").spans())
        .containsExactly(new LanguageSpan(2, 20, Language.RUSSIAN));
  }

  @Test
  void aTextWithoutWordsIsInNoLanguage() {
    assertThat(identifier.identify(" … 12:30 !"))
        .isEqualTo(new LanguageResult(Language.OTHER, 1, List.of()));
    assertThat(identifier.identify("").language()).isEqualTo(Language.OTHER);
  }

  @Test
  void longerTextsAreSurer() {
    float one = identifier.identify("балалар").probability();
    float many =
        identifier.identify("балалар мектепке ерте барады, біз үйде қаламыз").probability();
    assertThat(many).isGreaterThan(one).isGreaterThan(0.95f);
  }

  @Test
  void obfuscatedLettersDoNotHideTheLanguage() {
    assertThat(identifier.identify("Cпacибo бoльшoe, вcё oчeнь пoнpaвилocь").language())
        .isEqualTo(Language.RUSSIAN);
    assertThat(identifier.identify("Б\u200bүгін ау\u200bа райы өте жа\u00adқсы").language())
        .isEqualTo(Language.KAZAKH);
  }

  @Test
  void theClassifierFindsTheSameLanguage() throws IOException {
    LanguageIdentifier.Scratch scratch = identifier.newScratch();
    WordReader words = new WordReader();
    for (String line : texts()) {
      String text = line.split("\t", -1)[1];
      words.read(text);
      assertThat(identifier.language(text, words, scratch, WordFilter.forWords(1)))
          .isEqualTo(identifier.identify(text).language());
    }
  }

  @Property(tries = 200, seed = "20260101")
  void anyTextHasALanguageAndSpansInside(@ForAll String text) {
    LanguageResult result = identifier.identify(text);
    assertThat(result.probability()).isBetween(0f, 1f);
    int end = 0;
    for (LanguageSpan span : result.spans()) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      end = span.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws IOException {
    List<String> lines = texts();
    Random random = new Random(1);
    List<String> many =
        IntStream.range(0, 2000).mapToObj(i -> lines.get(random.nextInt(lines.size()))).toList();
    assertThat(many.parallelStream().map(identifier::identify).toList())
        .isEqualTo(many.stream().map(identifier::identify).toList());
  }

  @Test
  void theShippedModelNamesItsSources() {
    assertThat(identifier.card().licence()).isEqualTo("CC BY-SA 4.0");
    assertThat(identifier.card().attribution()).contains("FLORES-200", "KazNERD", "KazSAnDRA");
    assertThat(identifier.card().data()).isNotEmpty();
  }

  @Test
  void aModelWithoutKazakhAndRussianIsRefused() {
    FeatureOptions options = FeatureOptions.DEFAULT.withSlots(1 << 8);
    ModelCard shipped = identifier.card();
    ModelCard card =
        new ModelCard(
            "colours",
            "",
            Task.SINGLE_LABEL,
            List.of("red", "green", "blue"),
            "linear",
            "",
            1,
            shipped.options(),
            List.of(),
            shipped.metrics(),
            "",
            "",
            "",
            "",
            "");
    Model model =
        new Model(
            card,
            LinearScorer.quantise(
                options,
                SlotValues.of(new int[256], 1, 0),
                3,
                new float[3 * 256],
                new float[3],
                LinearScorer.Precision.INT8),
            Calibration.none(3),
            new float[] {0.3f, 0.3f, 0.4f},
            DecisionRule.mostProbable(Task.SINGLE_LABEL, 3),
            WordFilter.forWords(1));
    assertThatThrownBy(() -> LanguageIdentifier.of(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kk and ru")
        .hasMessageContaining("red");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Мама мыла раму",
        "Команда снова забила два гола",
        "Завтра пойдём в кино",
        "Ертең жаңбыр жауады",
        "Балалар ойнап жүр"
      })
  void aClassifierTakesAShortTextForAnOrdinaryOne(String text) {
    assertThat(forAClassifier(text)).isNotEqualTo(Language.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The weather is fine today, let us go for a walk.",
        "Bugün hava çok güzel, haydi yürüyüşe çıkalım."
      })
  void aClassifierStillKnowsAnotherLanguage(String text) {
    assertThat(forAClassifier(text)).isEqualTo(Language.OTHER);
  }

  private static Language forAClassifier(String text) {
    LanguageIdentifier identifier = new LanguageIdentifier();
    WordReader words = new WordReader();
    words.read(text);
    return identifier.language(text, words, identifier.newScratch(), WordFilter.forWords(1));
  }
}
