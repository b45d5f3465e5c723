package org.tarazy.benchmarks.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.benchmarks.PageSection;
import org.tarazy.benchmarks.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run tokenizer}: tokens against those of two treebanks, beside peers. */
@Command(
    name = "tokenizer",
    description = {
      "Compares tokenizers with the gold tokens of UD Kazakh-KTB and UD Russian-Taiga.",
      "A token is right if both its ends are. Lucene drops punctuation, so that only the figures"
          + " of tokens with letters are fair to it."
    },
    mixinStandardHelpOptions = true)
public final class TokenizerCommand implements Callable<Integer> {
  /** How many of the test sentences of KTB our rules were made on. */
  private static final int DEVELOPED_ON = 523;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:tarazy.root:-.}/../shared/data",
      description = "Where the sets tok_kk_ktb and tok_ru_taiga are. Default: ../shared/data")
  private Path data;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there, too.")
  private @Nullable Path json;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "Write the tables into this page, between the comments \"tokenizer\".")
  private @Nullable Path into;

  /** One figure of the results. */
  record Figure(
      String set, String tokenizer, String tokens, double f1, double precision, double recall) {}

  /** Called by picocli, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public TokenizerCommand() {}

  @Override
  public Integer call() throws IOException {
    GoldTexts kazakh = GoldTexts.read(data.resolve("tok_kk_ktb/test.jsonl"), "KTB test");
    List<GoldTexts> sets =
        List.of(
            kazakh.part("KTB test, first half", 0, DEVELOPED_ON),
            kazakh.part("KTB test, second half", DEVELOPED_ON, kazakh.texts().size()),
            kazakh,
            GoldTexts.read(data.resolve("tok_ru_taiga/dev.jsonl"), "Taiga dev"),
            GoldTexts.read(data.resolve("tok_ru_taiga/test.jsonl"), "Taiga test"));
    List<Figure> figures = new ArrayList<>();
    String tables =
        table("All tokens", "all", sets, figures)
            + "\n"
            + table("Tokens with a letter", "letters", sets, figures);
    System.out.print(tables);
    if (json != null) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), figures);
    }
    Optional<Path> page = Optional.ofNullable(into);
    if (page.isPresent()) {
      new PageSection("tokenizer", "tokenizer").write(page.get(), "\n" + tables + "\n");
    }
    return 0;
  }

  private static String table(
      String title, String tokens, List<GoldTexts> sets, List<Figure> figures) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of(title));
    sets.forEach(set -> head.add(set.name()));
    table.add(head);
    for (TokenizerPeer peer : TokenizerPeer.all()) {
      List<String> row = new ArrayList<>(List.of(peer.name()));
      for (GoldTexts set : sets) {
        Score score = Score.of(peer, set, tokens.equals("letters"));
        figures.add(
            new Figure(
                set.name(), peer.name(), tokens, score.f1(), score.precision(), score.recall()));
        row.add(
            String.format(
                Locale.ROOT, "%.4f (%.4f / %.4f)", score.f1(), score.precision(), score.recall()));
      }
      table.add(row);
    }
    return table.toString();
  }
}
