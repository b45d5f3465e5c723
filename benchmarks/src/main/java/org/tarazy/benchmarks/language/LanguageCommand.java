package org.tarazy.benchmarks.language;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;
import org.tarazy.Language;
import org.tarazy.LanguageIdentifier;
import org.tarazy.benchmarks.PageSection;
import org.tarazy.benchmarks.TextTable;
import org.tarazy.datasets.KazakhSpelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code benchmarks/run language}: how well Tarazy, Lingua and OpenNLP tell Kazakh and Russian from
 * each other and from 15 other languages.
 */
@Command(
    name = "language",
    description = {
      "Compares language identifiers on the sentences of lid_sib200, whole and cut.",
      "Lingua is restricted to the languages of the set that it knows: it lacks Kyrgyz, Tatar,"
          + " Bashkir, Uzbek, Turkmen and Tajik. OpenNLP answers with any of its languages; all but"
          + " Kazakh and Russian count as another one. Neither can answer that a text is mixed."
    },
    mixinStandardHelpOptions = true)
public final class LanguageCommand implements Callable<Integer> {
  private static final long SEED = 1;
  private static final int CODE_SWITCHED = 1000;
  private static final List<String> KAZAKH_NEIGHBOURS = List.of("ky", "tt", "ba", "uz", "tr");
  private static final List<String> RUSSIAN_NEIGHBOURS = List.of("uk", "be", "bg", "mk", "sr");

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:tarazy.root:-.}/../shared/data",
      description = "Where the set lid_sib200 is. Default: ../shared/data")
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "dev",
      description = "dev (default) or test. Choose on dev only.")
  private String split;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there, too.")
  private @Nullable Path json;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Write the tables into this page, between the comments \"language\".")
  private @Nullable Path into;

  /** A text and what its language is. */
  private record Sample(String text, Language language, String from) {}

  /** What one identifier made of the texts of one condition. */
  record Outcome(
      String condition,
      String identifier,
      int texts,
      Map<String, Double> recall,
      Map<String, Double> precision,
      Map<String, Integer> taken,
      Map<String, Integer> of) {}

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LanguageCommand() {}

  @Override
  public Integer call() throws IOException {
    Map<String, Function<String, Language>> identifiers = new LinkedHashMap<>();
    identifiers.put("Tarazy", tarazy());
    identifiers.put("Lingua 1.2.2", lingua());
    identifiers.put("OpenNLP langdetect 1.3.0", openNlp());
    List<Outcome> outcomes = new ArrayList<>();
    conditions(LanguageCorpus.sentences(data, split))
        .forEach(
            (condition, samples) ->
                identifiers.forEach(
                    (name, identifier) ->
                        outcomes.add(outcome(condition, name, identifier, samples))));
    String tables = table(outcomes) + "\n" + neighbours(outcomes);
    System.out.print(tables);
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), outcomes);
    }
    Optional<Path> page = Optional.ofNullable(into);
    if (page.isPresent()) {
      new PageSection("language", "language --split test").write(page.get(), "\n" + tables + "\n");
    }
    return 0;
  }

  static Map<String, List<Sample>> conditions(Map<String, List<String>> sentences) {
    Map<String, List<Sample>> conditions = new LinkedHashMap<>();
    conditions.put("full sentences", snippets(sentences, text -> text));
    conditions.put("first 5 words", snippets(sentences, text -> LanguageCorpus.first(5, text)));
    conditions.put("first 3 words", snippets(sentences, text -> LanguageCorpus.first(3, text)));
    Random random = new Random(SEED);
    conditions.put(
        "3 words from anywhere",
        snippets(sentences, text -> LanguageCorpus.anywhere(3, text, random)));
    conditions.put(
        "single words", snippets(sentences, text -> LanguageCorpus.anywhere(1, text, random)));
    List<String> kazakh = sentences.getOrDefault(LanguageCorpus.KAZAKH, List.of());
    List<String> russian = sentences.getOrDefault(LanguageCorpus.RUSSIAN, List.of());
    Map<String, UnaryOperator<String>> spellings = new LinkedHashMap<>();
    spellings.put("Kazakh in Russian letters", KazakhSpelling.RUSSIAN_LETTERS::write);
    spellings.put("Kazakh in Latin letters of 2021", KazakhSpelling.LATIN_2021::write);
    spellings.put("Kazakh in Latin letters as in chats", KazakhSpelling.LATIN_CHAT_Q::write);
    spellings.forEach(
        (name, spelling) -> {
          Map<String, List<String>> own = Map.of(LanguageCorpus.KAZAKH, kazakh);
          conditions.put(name + ", full", snippets(own, spelling::apply));
          conditions.put(
              name + ", 3 words",
              snippets(own, text -> LanguageCorpus.first(3, spelling.apply(text))));
        });
    conditions.put("code-switched", codeSwitched(kazakh, russian, random));
    return conditions;
  }

  private static List<Sample> snippets(
      Map<String, List<String>> sentences, UnaryOperator<String> cut) {
    List<Sample> samples = new ArrayList<>();
    sentences.forEach(
        (label, texts) -> {
          Language language =
              label.equals(LanguageCorpus.KAZAKH)
                  ? Language.KAZAKH
                  : label.equals(LanguageCorpus.RUSSIAN) ? Language.RUSSIAN : Language.OTHER;
          for (String text : texts) {
            String snippet = cut.apply(text);
            if (LanguageCorpus.hasLetter(snippet)) {
              samples.add(new Sample(snippet, language, label));
            }
          }
        });
    return samples;
  }

  /** Three to eight words of a sentence in one language, then as many in the other. */
  private static List<Sample> codeSwitched(
      List<String> kazakh, List<String> russian, Random random) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < CODE_SWITCHED; i++) {
      String one =
          LanguageCorpus.anywhere(
              3 + random.nextInt(6), kazakh.get(random.nextInt(kazakh.size())), random);
      String two =
          LanguageCorpus.anywhere(
              3 + random.nextInt(6), russian.get(random.nextInt(russian.size())), random);
      String text = random.nextBoolean() ? one + " " + two : two + " " + one;
      samples.add(new Sample(text, Language.MIXED, "kk+ru"));
    }
    return samples;
  }

  /** How often an identifier was right, and what it took for Kazakh or Russian. */
  private static Outcome outcome(
      String condition, String name, Function<String, Language> identifier, List<Sample> samples) {
    int[][] counts = new int[Language.values().length][Language.values().length];
    Map<String, Integer> taken = new TreeMap<>();
    Map<String, Integer> of = new TreeMap<>();
    for (Sample sample : samples) {
      Language found = identifier.apply(sample.text());
      counts[sample.language().ordinal()][found.ordinal()]++;
      of.merge(sample.from(), 1, Integer::sum);
      if (found != sample.language() && found != Language.OTHER) {
        taken.merge(sample.from() + ">" + found.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    Map<String, Double> recall = new TreeMap<>();
    Map<String, Double> precision = new TreeMap<>();
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN, Language.MIXED)) {
      int right = counts[language.ordinal()][language.ordinal()];
      int all = 0;
      int found = 0;
      for (Language other : Language.values()) {
        all += counts[language.ordinal()][other.ordinal()];
        found += counts[other.ordinal()][language.ordinal()];
      }
      if (all > 0) {
        String key = language.name().toLowerCase(Locale.ROOT);
        recall.put(key, (double) right / all);
        precision.put(key, found == 0 ? 0 : (double) right / found);
      }
    }
    return new Outcome(condition, name, samples.size(), recall, precision, taken, of);
  }

  private static String figure(Outcome outcome, Language language) {
    String key = language.name().toLowerCase(Locale.ROOT);
    Double recall = outcome.recall().get(key);
    if (recall == null) {
      return "";
    }
    return outcome.recall().size() > 1
        ? String.format(Locale.ROOT, "%.3f / %.3f", recall, outcome.precision().get(key))
        : String.format(Locale.ROOT, "%.3f", recall);
  }

  private static String table(List<Outcome> outcomes) {
    TextTable table = new TextTable();
    table.add(List.of("texts", "identifier", "Kazakh", "Russian", "mixed"));
    String before = "";
    for (Outcome outcome : outcomes) {
      String condition = outcome.condition() + " (" + outcome.texts() + ")";
      table.add(
          List.of(
              condition.equals(before) ? "" : condition,
              outcome.identifier(),
              figure(outcome, Language.KAZAKH),
              figure(outcome, Language.RUSSIAN),
              figure(outcome, Language.MIXED)));
      before = condition;
    }
    return table.toString();
  }

  private static String neighbours(List<Outcome> outcomes) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("texts", "identifier"));
    KAZAKH_NEIGHBOURS.forEach(label -> head.add(label + " as kk"));
    RUSSIAN_NEIGHBOURS.forEach(label -> head.add(label + " as ru"));
    table.add(head);
    for (Outcome outcome : outcomes) {
      if (outcome.recall().size() == 2) {
        List<String> row = new ArrayList<>(List.of(outcome.condition(), outcome.identifier()));
        KAZAKH_NEIGHBOURS.forEach(label -> row.add(taken(outcome, label, "kazakh")));
        RUSSIAN_NEIGHBOURS.forEach(label -> row.add(taken(outcome, label, "russian")));
        table.add(row);
      }
    }
    return table.toString();
  }

  private static String taken(Outcome outcome, String label, String language) {
    int of = outcome.of().getOrDefault(label, 0);
    int taken = outcome.taken().getOrDefault(label + ">" + language, 0);
    return of == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * taken / of);
  }

  private static Function<String, Language> tarazy() {
    LanguageIdentifier identifier = new LanguageIdentifier();
    return text -> identifier.identify(text).language();
  }

  private static Function<String, Language> lingua() {
    var detector =
        LanguageDetectorBuilder.fromIsoCodes639_1(
                List.of("KK", "RU", "EN", "TR", "AZ", "MN", "UK", "BE", "BG", "MK", "SR").stream()
                    .map(com.github.pemistahl.lingua.api.IsoCode639_1::valueOf)
                    .toArray(com.github.pemistahl.lingua.api.IsoCode639_1[]::new))
            .build();
    return text ->
        switch (detector.detectLanguageOf(text)) {
          case KAZAKH -> Language.KAZAKH;
          case RUSSIAN -> Language.RUSSIAN;
          default -> Language.OTHER;
        };
  }

  private static Function<String, Language> openNlp() throws IOException {
    try (InputStream in = LanguageCommand.class.getResourceAsStream("/langdetect-183.bin")) {
      LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(in));
      return text ->
          switch (detector.predictLanguage(text).getLang()) {
            case "kaz" -> Language.KAZAKH;
            case "rus" -> Language.RUSSIAN;
            default -> Language.OTHER;
          };
    }
  }
}
