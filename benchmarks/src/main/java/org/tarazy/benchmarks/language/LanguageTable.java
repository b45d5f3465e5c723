package org.tarazy.benchmarks.language;

import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.tarazy.Language;
import org.tarazy.LanguageIdentifier;
import org.tarazy.datasets.KazakhSpelling;

/**
 * Prints how well Tarazy, Lingua and OpenNLP tell Kazakh and Russian from each other and from 15
 * other languages.
 *
 * <p>Arguments: the data folder (default {@code ../shared/data}) and the split of {@code
 * lid_sib200}, {@code dev} (default) or {@code test}. Choose on dev only.
 *
 * <p>Lingua is restricted to the languages of the set that it knows: it lacks Kyrgyz, Tatar,
 * Bashkir, Uzbek, Turkmen and Tajik. OpenNLP answers with any of its languages; all but Kazakh and
 * Russian count as another one. Neither can answer that a text is mixed.
 */
public final class LanguageTable {
  private static final long SEED = 1;
  private static final int CODE_SWITCHED = 1000;

  /** A text and what its language is. */
  private record Sample(String text, Language language, String from) {}

  private LanguageTable() {}

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");
    String split = arguments.length > 1 ? arguments[1] : "dev";
    Map<String, Function<String, Language>> identifiers = new LinkedHashMap<>();
    identifiers.put("Tarazy", tarazy());
    identifiers.put("Lingua 1.2.2", lingua());
    identifiers.put("OpenNLP langdetect 1.3.0", openNlp());
    Map<String, List<Sample>> conditions = conditions(LanguageCorpus.sentences(data, split));

    System.out.println("lid_sib200/" + split + ", R recall, P precision");
    conditions.forEach(
        (condition, samples) -> {
          System.out.printf(Locale.ROOT, "%n%s (%d texts)%n", condition, samples.size());
          identifiers.forEach((name, identifier) -> print(name, identifier, samples));
        });
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

  private static void print(
      String name, Function<String, Language> identifier, List<Sample> samples) {
    int[][] counts = new int[Language.values().length][Language.values().length];
    Map<String, Integer> taken = new TreeMap<>();
    for (Sample sample : samples) {
      Language found = identifier.apply(sample.text());
      counts[sample.language().ordinal()][found.ordinal()]++;
      if (found != sample.language() && found != Language.OTHER) {
        taken.merge(sample.from() + "→" + found.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-26s", name));
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN, Language.MIXED)) {
      int right = counts[language.ordinal()][language.ordinal()];
      int all = 0;
      int found = 0;
      for (Language other : Language.values()) {
        all += counts[language.ordinal()][other.ordinal()];
        found += counts[other.ordinal()][language.ordinal()];
      }
      if (all > 0) {
        line.append(
            String.format(
                Locale.ROOT,
                " %s R %.3f P %.3f",
                language.name().toLowerCase(Locale.ROOT),
                (double) right / all,
                found == 0 ? 0 : (double) right / found));
      }
    }
    System.out.println(line + "  " + taken);
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
    try (InputStream in = LanguageTable.class.getResourceAsStream("/langdetect-183.bin")) {
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
