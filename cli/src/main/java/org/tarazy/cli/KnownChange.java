package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that changes whether known texts are shown. */
abstract class KnownChange implements Callable<Integer> {
  private final Console console;
  private final KnownText.Standing standing;

  @Option(
      names = "--known",
      required = true,
      paramLabel = "FOLDER",
      description = KnownCommand.FOLDER)
  private Path known = Path.of("");

  @Option(names = "--reviewer", required = true, paramLabel = "NAME", description = "Who says so.")
  private String reviewer = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "The known texts, as \"known add\" and \"known find\" name them.")
  private List<String> ids = new ArrayList<>();

  /**
   * A change.
   *
   * @param standing what the texts have after it
   */
  KnownChange(Console console, KnownText.Standing standing) {
    this.console = console;
    this.standing = standing;
  }

  private record Changed(String id, KnownText.Standing standing) {}

  abstract void change(KnownTexts texts, String id, String reviewer, String reason, Instant time)
      throws IOException;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    // Read only first: opening to write would make a store where a folder is misspelt.
    KnownTexts.openReadOnly(known).close();
    try (KnownTexts texts = KnownTexts.open(known)) {
      texts.recovery().ifPresent(console::warn);
      for (String id : ids) {
        try {
          change(texts, id, reviewer, reason, now);
        } catch (IllegalArgumentException e) {
          throw new Failure(known + ": " + e.getMessage());
        }
        console.print(
            json
                ? Json.line(new Changed(id, standing))
                : id + "  " + ClassificationJson.lowerCase(standing) + "\n");
        console.flush();
      }
    }
    return Tarazy.SUCCESS;
  }
}
