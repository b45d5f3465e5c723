package org.tarazy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.triage.Assessment;
import org.tarazy.triage.KnownText;
import org.tarazy.triage.KnownTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Adds what a person decided on texts. Of a text only a signature is kept, not its words.",
    footer = {
      "",
      "A text that is known already gets the new decision before the earlier ones.",
      "",
      "Example:",
      "  tarazy known add --known FOLDER --state confirmed --label recruitment --reviewer aida \\",
      "      --reference \"case 17\" --expires 2030-01-01 --jsonl confirmed.jsonl"
    })
final class KnownAddCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--known",
      required = true,
      paramLabel = "FOLDER",
      description = KnownCommand.FOLDER)
  private Path known = Path.of("");

  @Option(
      names = "--state",
      required = true,
      paramLabel = "confirmed|cleared|disputed",
      description = "What the person came to.",
      converter = NamedState.class)
  private Assessment.State state = Assessment.State.DISPUTED;

  @Option(names = "--label", paramLabel = "LABEL", description = "The label in question.")
  private String label = "";

  @Option(names = "--reviewer", required = true, paramLabel = "NAME", description = "Who decided.")
  private String reviewer = "";

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "Where to read more, such as the number of a case.")
  private String reference = "";

  @Option(
      names = "--expires",
      paramLabel = "DATE",
      description = "From this day on (UTC) it is no longer shown; never by default.")
  private @Nullable LocalDate expires;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TextInput input = new TextInput();

  KnownAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    input.check();
    Assessment assessment = assessment();
    try (KnownTexts texts = KnownTexts.open(known)) {
      texts.recovery().ifPresent(console::warn);
      input.forEach(console, text -> add(texts, text, assessment));
    }
    return Tarazy.SUCCESS;
  }

  private Assessment assessment() {
    Optional<Instant> end =
        Optional.ofNullable(expires).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    try {
      return new Assessment(state, label, reviewer, reference, Instant.now(), end);
    } catch (IllegalArgumentException e) {
      throw new Failure("known add: " + e.getMessage());
    }
  }

  private void add(KnownTexts texts, InputText text, Assessment assessment) {
    try {
      KnownText added = texts.add(text.text(), assessment);
      KnownView.Entry entry =
          new KnownView.Entry(text.id(), added.id(), added.standing(), added.assessment().state());
      console.print(json ? Json.line(entry) : added.id() + "  " + Printable.line(text.id()) + "\n");
      console.flush();
    } catch (IllegalArgumentException e) {
      throw new Failure(text.id() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code confirmed} … */
  static final class NamedState implements ITypeConverter<Assessment.State> {
    @Override
    public Assessment.State convert(String value) {
      for (Assessment.State state : Assessment.State.values()) {
        if (ClassificationJson.lowerCase(state).equals(value)) {
          return state;
        }
      }
      throw new TypeConversionException(
          "found \"" + value + "\", expected confirmed, cleared or disputed");
    }
  }
}
