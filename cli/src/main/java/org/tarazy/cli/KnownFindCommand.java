package org.tarazy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Shows what was decided on the texts that each of these repeats.",
    footer = {"", "Example:", "  tarazy known find --known FOLDER --jsonl --json posts.jsonl"})
final class KnownFindCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--known",
      required = true,
      paramLabel = "FOLDER",
      description = KnownCommand.FOLDER)
  private Path known = Path.of("");

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TextInput input = new TextInput();

  KnownFindCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    input.check();
    Instant now = Instant.now();
    Style style = new Style(console.colour());
    try (KnownTexts texts = KnownTexts.openReadOnly(known)) {
      input.forEach(
          console,
          text -> {
            List<KnownView.Match> matches = matches(texts, text, now);
            console.print(
                json
                    ? Json.line(new KnownView.Found(text.id(), matches))
                    : view(text.id(), matches, style));
          });
    }
    return Tarazy.SUCCESS;
  }

  private static List<KnownView.Match> matches(KnownTexts texts, InputText text, Instant now) {
    try {
      return texts.find(text.text(), now).stream().map(KnownView.Match::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String view(String id, List<KnownView.Match> matches, Style style) {
    StringBuilder text = new StringBuilder(style.bold(Printable.line(id))).append('\n');
    if (matches.isEmpty()) {
      text.append("  not known\n");
    }
    matches.forEach(match -> text.append("  ").append(match.line()).append('\n'));
    return text.toString();
  }
}
