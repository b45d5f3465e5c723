package org.tarazy.benchmarks.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.Example;
import org.tarazy.datasets.KazakhSpelling;
import org.tarazy.datasets.SourceLocation;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;

/**
 * The texts that the language model is made of, cut into snippets of one to ten words.
 *
 * <p>Read from the data folder: {@code lid_sib200} (17 languages), {@code text_kk_ru}, {@code
 * kk_kaznerd_sentences} and {@code kk_reviews_extra}. Derived: Kazakh in other spellings, Russian
 * in Latin letters, Uzbek in Cyrillic. Written for this project: a few sentences each in other
 * languages of Latin script, so that not all that is Latin is taken for a language of the set.
 */
final class LanguageCorpus {
  static final String KAZAKH = "kk";
  static final String KAZAKH_LATIN = "kk-Latn";
  static final String RUSSIAN = "ru";
  static final String RUSSIAN_LATIN = "ru-Latn";
  static final String ANOTHER_LATIN = "xx-Latn";
  private static final String ANOTHER_CYRILLIC = "xx-Cyrl";

  /** The code of ISO 639-5; Bulgarian has a label of its own. */
  private static final String SOUTH_SLAVIC = "zls";

  private static final int LONGEST_SNIPPET = 10;

  /** How many times the sentences of lid_sib200 are cut, each time at other places. */
  private static final int PASSES = 2;

  /**
   * How much of the Kazakh is there in Russian letters a second time: more of it, and Kyrgyz, which
   * lacks the Kazakh letters too, is taken for it.
   */
  private static final double IN_RUSSIAN_LETTERS = 0.15;

  /** How much of the text from other sources is there in another alphabet a second time. */
  private static final double OTHERS_REWRITTEN = 0.1;

  /**
   * Labels that learn as one: few texts are like those of one language and unlike Kazakh and
   * Russian, and each label costs room and time.
   */
  private static final Map<String, String> TAKEN_TOGETHER =
      Map.of(
          "en", ANOTHER_LATIN,
          "az", ANOTHER_LATIN,
          "tr", ANOTHER_LATIN,
          "tk", ANOTHER_LATIN,
          "mn", ANOTHER_CYRILLIC,
          "tg", ANOTHER_CYRILLIC,
          "mk", SOUTH_SLAVIC,
          "sr", SOUTH_SLAVIC);

  private static final long DEVELOPMENT_SEED = 7;

  private final Path data;
  private final int lines;
  private final Random random;
  private final Map<String, List<String>> train = new TreeMap<>();
  private final List<ModelCard.DataSource> sources = new ArrayList<>();

  private LanguageCorpus(Path data, int lines, long seed) {
    this.data = data;
    this.lines = lines;
    this.random = new Random(seed);
  }

  /**
   * Reads the training texts.
   *
   * @param data the folder that holds the public sets
   * @param lines how many lines to take of each Kazakh file beside lid_sib200; of the Russian one
   *     three times as many, so that both have the same
   */
  static LanguageCorpus read(Path data, int lines, long seed) {
    LanguageCorpus corpus = new LanguageCorpus(data, lines, seed);
    corpus.readTraining();
    return corpus;
  }

  /** The snippets to train on, labelled with their language and script. */
  Dataset training() {
    return dataset("language snippets", train);
  }

  /**
   * The snippets to choose and calibrate on: sentences of the development split, whole, their first
   * five and three words and a word from anywhere, and the first three words in other spellings.
   */
  Dataset development() {
    Map<String, List<String>> snippets = new TreeMap<>();
    Map<String, List<String>> sentences = sentences(data, "dev");
    Random places = new Random(DEVELOPMENT_SEED);
    sentences.forEach(
        (label, texts) -> {
          String learnt = TAKEN_TOGETHER.getOrDefault(label, label);
          List<String> ofLabel = snippets.computeIfAbsent(learnt, l -> new ArrayList<>());
          for (String text : texts) {
            ofLabel.add(text);
            ofLabel.add(first(5, text));
            ofLabel.add(first(3, text));
            ofLabel.add(anywhere(1, text, places));
          }
        });
    List<String> kazakh = sentences.getOrDefault(KAZAKH, List.of());
    for (UnaryOperator<String> spelling : Spellings.KAZAKH_LATIN) {
      addStarts(snippets, KAZAKH_LATIN, rewritten(kazakh, 0.5, spelling, places));
    }
    addStarts(
        snippets, KAZAKH, rewritten(kazakh, 1, KazakhSpelling.RUSSIAN_LETTERS::write, places));
    for (UnaryOperator<String> spelling : Spellings.RUSSIAN_LATIN) {
      addStarts(
          snippets,
          RUSSIAN_LATIN,
          rewritten(sentences.getOrDefault(RUSSIAN, List.of()), 0.5, spelling, places));
    }
    source("lid_sib200/dev.jsonl", "dev", sentences.values().stream().mapToInt(List::size).sum());
    snippets.values().forEach(texts -> texts.removeIf(text -> !hasLetter(text)));
    return dataset("development snippets", snippets);
  }

  private static void addStarts(
      Map<String, List<String>> snippets, String label, List<String> texts) {
    List<String> ofLabel = snippets.computeIfAbsent(label, l -> new ArrayList<>());
    texts.forEach(text -> ofLabel.add(first(3, text)));
  }

  /** The first {@code count} words of {@code text}, or all. */
  static String first(int count, String text) {
    List<String> words = words(text);
    return String.join(" ", words.subList(0, Math.min(count, words.size())));
  }

  /** Words of {@code text} that follow each other, {@code count} of them, or all. */
  static String anywhere(int count, String text, Random random) {
    List<String> words = words(text);
    int from = random.nextInt(Math.max(1, words.size() - count + 1));
    return String.join(" ", words.subList(from, Math.min(words.size(), from + count)));
  }

  /** The files that the snippets are from. */
  List<ModelCard.DataSource> sources() {
    return List.copyOf(sources);
  }

  private void readTraining() {
    Map<String, List<String>> sentences = sentences(data, "train");
    source(
        "lid_sib200/train.jsonl", "train", sentences.values().stream().mapToInt(List::size).sum());
    List<String> kazakh = new ArrayList<>();
    kazakh.addAll(lines("text_kk_ru/kk.txt"));
    kazakh.addAll(texts("kk_kaznerd_sentences/dev.jsonl"));
    kazakh.addAll(texts("kk_reviews_extra/all.jsonl"));
    List<String> russian = lines("text_kk_ru/ru.txt");
    cutAll(KAZAKH, kazakh);
    cutAll(RUSSIAN, russian);

    for (UnaryOperator<String> spelling : Spellings.KAZAKH_LATIN) {
      cutAll(KAZAKH_LATIN, rewritten(kazakh, OTHERS_REWRITTEN, spelling));
    }
    cutAll(KAZAKH, rewritten(kazakh, OTHERS_REWRITTEN, KazakhSpelling.RUSSIAN_LETTERS::write));
    for (UnaryOperator<String> spelling : Spellings.RUSSIAN_LATIN) {
      cutAll(RUSSIAN_LATIN, rewritten(russian, OTHERS_REWRITTEN, spelling));
    }
    for (int pass = 0; pass < PASSES; pass++) {
      readSentences(sentences);
    }
    for (int pass = 0; pass < 2 * PASSES; pass++) {
      cutAll(ANOTHER_LATIN, anotherLatin());
    }
  }

  private void readSentences(Map<String, List<String>> sentences) {
    sentences.forEach(this::cutAll);
    List<String> kazakh = sentences.getOrDefault(KAZAKH, List.of());
    for (UnaryOperator<String> spelling : Spellings.KAZAKH_LATIN) {
      cutAll(KAZAKH_LATIN, rewritten(kazakh, 0.25, spelling));
    }
    cutAll(KAZAKH, rewritten(kazakh, IN_RUSSIAN_LETTERS, KazakhSpelling.RUSSIAN_LETTERS::write));
    List<String> russian = sentences.getOrDefault(RUSSIAN, List.of());
    for (UnaryOperator<String> spelling : Spellings.RUSSIAN_LATIN) {
      cutAll(RUSSIAN_LATIN, rewritten(russian, 0.25, spelling));
    }
    cutAll("uz", rewritten(sentences.getOrDefault("uz", List.of()), 1, Spellings::uzbekCyrillic));
  }

  /** The sentences of a split of lid_sib200 by language. */
  static Map<String, List<String>> sentences(Path data, String split) {
    Map<String, List<String>> sentences = new TreeMap<>();
    Path file = data.resolve("lid_sib200").resolve(split + ".jsonl");
    for (Example example : DatasetReader.labelled().read(file).examples()) {
      sentences.computeIfAbsent(example.label(), l -> new ArrayList<>()).add(example.text());
    }
    return sentences;
  }

  /** The words of {@code text} with the marks that stand at them. */
  static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  static boolean hasLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  static Dataset dataset(String name, Map<String, List<String>> byLabel) {
    List<Example> examples = new ArrayList<>();
    byLabel.forEach(
        (label, texts) -> {
          for (String text : texts) {
            SourceLocation source = new SourceLocation(name, examples.size() + 1);
            examples.add(new Example(text, List.of(label), Map.of(), source));
          }
        });
    return new Dataset(name, examples, false);
  }

  private void cutAll(String label, List<String> texts) {
    String learnt = TAKEN_TOGETHER.getOrDefault(label, label);
    List<String> snippets = train.computeIfAbsent(learnt, l -> new ArrayList<>());
    for (String text : texts) {
      List<String> words = words(text);
      for (int from = 0; from < words.size(); ) {
        int to = Math.min(words.size(), from + 1 + random.nextInt(LONGEST_SNIPPET));
        String snippet = String.join(" ", words.subList(from, to));
        if (hasLetter(snippet)) {
          snippets.add(snippet);
        }
        from = to;
      }
    }
  }

  private List<String> rewritten(List<String> texts, double share, UnaryOperator<String> spelling) {
    return rewritten(texts, share, spelling, random);
  }

  private static List<String> rewritten(
      List<String> texts, double share, UnaryOperator<String> spelling, Random random) {
    List<String> rewritten = new ArrayList<>();
    for (String text : texts) {
      if (random.nextDouble() < share) {
        rewritten.add(spelling.apply(text));
      }
    }
    return rewritten;
  }

  private List<String> lines(String file) {
    try {
      return sample(file, Files.readAllLines(data.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> texts(String file) {
    List<Example> examples = DatasetReader.unlabelled().read(data.resolve(file)).examples();
    return sample(file, examples.stream().map(Example::text).toList());
  }

  private List<String> sample(String file, List<String> all) {
    boolean kazakh = !file.endsWith("ru.txt");
    List<String> usable = new ArrayList<>();
    for (String line : all) {
      if (Spellings.isCyrillic(line) && Spellings.hasKazakhLetter(line) == kazakh) {
        usable.add(line);
      }
    }
    List<String> sample = new ArrayList<>();
    int count = kazakh ? lines : 3 * lines;
    for (int i = 0; i < count; i++) {
      sample.add(usable.get(random.nextInt(usable.size())));
    }
    source(file, "train", count);
    return sample;
  }

  private static List<String> anotherLatin() {
    try (InputStream in = LanguageCorpus.class.getResourceAsStream("another-latin.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String file, String role, long rows) {
    try {
      String sha256 = ModelFile.sha256(Files.readAllBytes(data.resolve(file)));
      sources.add(new ModelCard.DataSource(file, role, rows, sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
