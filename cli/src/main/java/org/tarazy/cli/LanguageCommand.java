package org.tarazy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarazy.LanguageIdentifier;
import org.tarazy.LanguageResult;
import org.tarazy.LanguageSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "language",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Says whether a text is Kazakh, Russian, mixed of both, or something else.",
    footer = {
      "",
      "A mixed text is shown in its stretches. Places are counted in UTF-16 code units.",
      "",
      "Example:",
      "  tarazy language --text \"Кеше базарға бардым, но ничего не купила\""
    })
final class LanguageCommand implements Callable<Integer> {
  private static final JsonFactory JSON = new JsonFactory();

  private final Console console;
  private final LanguageIdentifier identifier = new LanguageIdentifier();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TextInput input = new TextInput();

  LanguageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    input.check();
    Conveyor.run(input, console, json ? this::json : this::view);
    return Tarazy.SUCCESS;
  }

  private byte[] json(List<InputText> texts) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(texts.size() * 256);
    try (JsonGenerator json = JSON.createGenerator(lines)) {
      json.setRootValueSeparator(null);
      for (InputText text : texts) {
        LanguageResult result = identifier.identify(text.text());
        json.writeStartObject();
        json.writeStringField("id", text.id());
        json.writeStringField("language", ClassificationJson.lowerCase(result.language()));
        json.writeNumberField("probability", result.probability());
        json.writeArrayFieldStart("spans");
        for (LanguageSpan span : result.spans()) {
          json.writeStartObject();
          json.writeNumberField("start", span.start());
          json.writeNumberField("end", span.end());
          json.writeStringField("language", ClassificationJson.lowerCase(span.language()));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toByteArray();
  }

  private byte[] view(List<InputText> texts) {
    Style style = new Style(console.colour());
    StringBuilder lines = new StringBuilder();
    for (InputText text : texts) {
      LanguageResult result = identifier.identify(text.text());
      lines.append(
          String.format(
              Locale.ROOT,
              "%-8s  %5.1f%%",
              ClassificationJson.lowerCase(result.language()),
              100 * result.probability()));
      if (!input.isArgument()) {
        lines.append("  ").append(style.bold(Printable.line(text.id())));
      }
      lines.append('\n');
      if (result.spans().size() > 1) {
        for (LanguageSpan span : result.spans()) {
          lines.append(
              String.format(
                  Locale.ROOT, "  %-8s  ", ClassificationJson.lowerCase(span.language())));
          lines.append(Printable.line(span.text(text.text()))).append('\n');
        }
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
