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
import org.tarazy.text.Token;
import org.tarazy.text.Tokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tokenize",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description = "Splits texts into words, numbers, marks, links, emoji …, each with its place.",
    footer = {
      "",
      "Places are counted in UTF-16 code units, as in Java and JavaScript.",
      "",
      "Example:",
      "  tarazy tokenize --json --text \"Бағасы 5 млн. теңге, т.б.\""
    })
final class TokenizeCommand implements Callable<Integer> {
  private static final JsonFactory JSON = new JsonFactory();

  private final Console console;
  private final Tokenizer tokenizer = new Tokenizer();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TextInput input = new TextInput();

  TokenizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    input.check();
    Conveyor.run(input, console, json ? this::json : this::view);
    return Tarazy.SUCCESS;
  }

  private byte[] json(List<InputText> texts) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(texts.size() * 1024);
    try (JsonGenerator json = JSON.createGenerator(lines)) {
      json.setRootValueSeparator(null);
      for (InputText text : texts) {
        json.writeStartObject();
        json.writeStringField("id", text.id());
        json.writeArrayFieldStart("tokens");
        for (Token token : tokenizer.tokenize(text.text())) {
          json.writeStartObject();
          json.writeNumberField("start", token.start());
          json.writeNumberField("end", token.end());
          json.writeStringField("text", token.text(text.text()));
          json.writeStringField("kind", ClassificationJson.lowerCase(token.kind()));
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
      if (!input.isArgument()) {
        lines.append(style.bold(Printable.line(text.id()))).append('\n');
      }
      for (Token token : tokenizer.tokenize(text.text())) {
        String place = token.start() + "-" + token.end();
        String kind = ClassificationJson.lowerCase(token.kind());
        lines.append(String.format(Locale.ROOT, "%11s  %-11s  ", place, kind));
        lines.append(Printable.line(token.text(text.text()))).append('\n');
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
