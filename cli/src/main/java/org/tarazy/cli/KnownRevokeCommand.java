package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Takes texts back, as after a successful appeal: they are shown no more. Their history"
            + " stays.",
    footer = {
      "",
      "Example:",
      "  tarazy known revoke --known FOLDER --reviewer dana --reason \"appeal 5\" 0123456789abcdef"
    })
final class KnownRevokeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--known",
      required = true,
      paramLabel = "FOLDER",
      description = KnownCommand.FOLDER)
  private Path known = Path.of("");

  @Option(
      names = "--reviewer",
      required = true,
      paramLabel = "NAME",
      description = "Who takes them back.")
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

  KnownRevokeCommand(Console console) {
    this.console = console;
  }

  private record Revoked(String id, KnownText.Standing standing) {}

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    // Read only first: opening to write would make a store where a folder is misspelt.
    KnownTexts.openReadOnly(known).close();
    try (KnownTexts texts = KnownTexts.open(known)) {
      texts.recovery().ifPresent(console::warn);
      for (String id : ids) {
        revoke(texts, id, now);
        console.print(
            json ? Json.line(new Revoked(id, KnownText.Standing.REVOKED)) : id + "  revoked\n");
        console.flush();
      }
    }
    return Tarazy.SUCCESS;
  }

  private void revoke(KnownTexts texts, String id, Instant now) throws IOException {
    try {
      texts.revoke(id, reviewer, reason, now);
    } catch (IllegalArgumentException e) {
      throw new Failure(known + ": " + e.getMessage());
    }
  }
}
