package org.tarazy.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.doccat.DocumentCategorizerEvaluator;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorEvaluator;
import opennlp.tools.langdetect.LanguageSample;
import opennlp.tools.sentdetect.SentenceDetectorFactory;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerEvaluator;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;

/** The adapters between OpenNLP's own parts. */
class PipelineTest {
  private static final List<String> SPORT =
      List.of(
          "Команда выиграла матч со счётом 3:1.",
          "Футболшылар бүгін ойынды жеңіп шықты.",
          "Вратарь отбил мяч в конце второго тайма.",
          "Жаттықтырушы команданың ойынына риза болды.",
          "Сборная сыграла последний матч турнира.",
          "Балуандар жарыста алтын медаль жеңіп алды.");
  private static final List<String> COOKING =
      List.of(
          "Нарежьте лук и обжарьте его в масле.",
          "Қамырды илеп, бір сағатқа қалдырыңыз.",
          "Добавьте в суп соль, перец и зелень.",
          "Етті тұздап, қазанға салып қайнатыңыз.",
          "Смешайте муку с молоком и яйцами.",
          "Палауға сәбіз бен пияз қосыңыз.");

  private final TarazyTokenizer tokenizer = new TarazyTokenizer();
  private final TarazyDocumentCategorizer categorizer =
      new TarazyDocumentCategorizer(sportOrCooking());

  private static Classifier sportOrCooking() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < SPORT.size(); i++) {
      examples.add(example(SPORT.get(i), "sport", i));
      examples.add(example(COOKING.get(i), "cooking", i));
    }
    Dataset train = new Dataset("train", examples, false);
    TrainingOptions options = TrainingOptions.DEFAULT.withThreads(1).withStrengths(List.of(8.0));
    return Classifier.of(
        Training.run(train, Optional.empty(), List.of(), options, ProgressListener.SILENT).model());
  }

  private static Example example(String text, String label, int row) {
    return new Example(text, List.of(label), Map.of(), new SourceLocation(label, row + 1));
  }

  /** OpenNLP's sentence detector, trained on a few lines with its own trainer. */
  private static SentenceDetectorME sentenceDetector() {
    List<String> sentences = new ArrayList<>(SPORT);
    sentences.addAll(COOKING);
    sentences.add("Он живёт на ул. Мира.");
    sentences.add("Дом стоит на ул. Абая.");
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (String sentence : sentences) {
      spans.add(new Span(text.length(), text.length() + sentence.length()));
      text.append(sentence).append(' ');
    }
    TrainingParameters parameters = TrainingParameters.defaultParams();
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    try {
      SentenceModel model =
          SentenceDetectorME.train(
              "rus",
              stream(List.of(new SentenceSample(text.toString(), spans.toArray(Span[]::new)))),
              new SentenceDetectorFactory("rus", true, null, new char[] {'.'}),
              parameters);
      return new SentenceDetectorME(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> ObjectStream<T> stream(List<T> samples) {
    return ObjectStreamUtils.createObjectStream(samples);
  }

  @Test
  void sentencesOfOpenNlpAreTokenizedAndCategorized() {
    String text = "Нападающий забил мяч в ворота. Майға пияз бен ет қосыңыз.";
    List<String> categories = new ArrayList<>();
    for (String sentence : sentenceDetector().sentDetect(text)) {
      double[] outcome = categorizer.categorize(tokenizer.tokenize(sentence));
      categories.add(categorizer.getBestCategory(outcome));
    }
    assertThat(categories).containsExactly("sport", "cooking");
  }

  @Test
  void theEvaluatorOfOpenNlpMeasuresTheCategorizer() throws IOException {
    DocumentCategorizerEvaluator evaluator = new DocumentCategorizerEvaluator(categorizer);
    List<DocumentSample> samples = new ArrayList<>();
    SPORT.forEach(text -> samples.add(new DocumentSample("sport", tokenizer.tokenize(text))));
    COOKING.forEach(text -> samples.add(new DocumentSample("cooking", tokenizer.tokenize(text))));
    evaluator.evaluate(stream(samples));
    assertThat(evaluator.getDocumentCount()).isEqualTo(12);
    assertThat(evaluator.getAccuracy()).isEqualTo(1);
  }

  @Test
  void spansAreWhatOpenNlpExpectsOfATokenizer() throws IOException {
    TokenizerEvaluator evaluator = new TokenizerEvaluator(tokenizer);
    String text = "А. С. Пушкин жил на ул. Мойке, д. 12.";
    String[] gold = {"А.", "С.", "Пушкин", "жил", "на", "ул.", "Мойке", ",", "д.", "12", "."};
    Span[] spans = new Span[gold.length];
    int from = 0;
    for (int i = 0; i < gold.length; i++) {
      from = text.indexOf(gold[i], from);
      spans[i] = new Span(from, from + gold[i].length());
      from += gold[i].length();
    }
    evaluator.evaluate(stream(List.of(new TokenSample(text, spans))));
    assertThat(evaluator.getFMeasure().getFMeasure()).isEqualTo(1);
  }

  @Test
  void theEvaluatorOfOpenNlpMeasuresTheLanguageDetector() throws IOException {
    LanguageDetectorEvaluator evaluator =
        new LanguageDetectorEvaluator(new TarazyLanguageDetector());
    evaluator.evaluate(
        stream(
            List.of(
                new LanguageSample(new Language("kaz"), "Балалар мектепке барады"),
                new LanguageSample(new Language("rus"), "Дети идут в школу"),
                new LanguageSample(new Language("und"), "The children walk to their school"))));
    assertThat(evaluator.getAccuracy()).isEqualTo(1);
  }

  @Test
  void aTextInBothLanguagesIsMultiple() {
    TarazyLanguageDetector detector = new TarazyLanguageDetector();
    Language[] found =
        detector.predictLanguages(
            "Кеше біз дүкенге бардық, но ничего не купили, потому что было очень дорого");
    assertThat(found).hasSize(1);
    assertThat(found[0].getLang()).isEqualTo("mul");
    assertThat(found[0].getConfidence()).isBetween(0.5, 1.0);
    assertThat(detector.getSupportedLanguages()).contains("kaz", "rus", "mul", "und");
  }

  @Test
  void categoriesHaveTheirPlacesInTheOutcome() {
    assertThat(categorizer.getNumberOfCategories()).isEqualTo(2);
    assertThat(categorizer.getCategory(categorizer.getIndex("sport"))).isEqualTo("sport");
    assertThat(categorizer.getIndex("weather")).isEqualTo(-1);
    String[] tokens = tokenizer.tokenize(SPORT.get(0));
    double[] outcome = categorizer.categorize(tokens, Map.of());
    assertThat(outcome[0] + outcome[1]).isCloseTo(1, within(1e-6));
    assertThat(categorizer.scoreMap(tokens)).containsEntry("sport", outcome[1]);
    assertThat(categorizer.sortedScoreMap(tokens).get(outcome[1])).containsExactly("sport");
    assertThat(categorizer.getAllResults(new double[] {0.25, 0.75}))
        .isEqualTo("cooking[0.2500] sport[0.7500]");
  }
}
