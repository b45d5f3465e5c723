package org.tarazy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tarazy.datasets.DatasetException;
import org.tarazy.datasets.DatasetFormat;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.datasets.Example;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that say which texts a command is to work on. */
final class TextInput {
  private static final String STANDARD_INPUT = "-";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Option(
      names = "--jsonl",
      description = "Each line of a FILE is a JSON object with the text in its field \"text\".")
  private boolean jsonl;

  @Option(
      names = "--skip-bad-rows",
      description = "Report what cannot be read, go on, and count it.")
  private boolean skipBadRows;

  @Option(names = "--text", paramLabel = "TEXT", description = "The text itself.")
  private @Nullable String text;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files in UTF-8, each one text unless --jsonl is given; - is standard input.")
  private List<String> files = new ArrayList<>();

  private long skipped;
  private boolean wordsRequired;

  /** The input of {@code --text}. */
  static TextInput ofText(String text) {
    TextInput input = new TextInput();
    input.text = text;
    return input;
  }

  /** The input of {@code --jsonl} and one file. */
  static TextInput ofJsonLines(String file) {
    TextInput input = new TextInput();
    input.jsonl = true;
    input.files = List.of(file);
    return input;
  }

  /** From now on, a text that is all there is to read must have words; a row of many need not. */
  void requireWords() {
    wordsRequired = true;
  }

  private String whole(String read, String name) {
    if (wordsRequired && !hasWords(read)) {
      throw PlainText.unusable(name, "only emoji or punctuation", "a text with words");
    }
    return read;
  }

  private static boolean hasWords(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isLetterOrDigit(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the input is one text that was given as an argument. */
  boolean isArgument() {
    return text != null;
  }

  /** Whether the texts cannot be read a second time. */
  boolean readsOnce() {
    return text != null || files.contains(STANDARD_INPUT);
  }

  /** Hands all texts on in order. */
  void forEach(Console console, Consumer<InputText> action) {
    if (text != null) {
      action.accept(new InputText("text", whole(PlainText.checked(text, "--text"), "--text")));
      return;
    }
    for (String file : files) {
      try {
        if (jsonl) {
          readLines(file, console, action);
        } else {
          action.accept(readWhole(file, console));
        }
      } catch (DatasetException e) {
        if (!skipBadRows) {
          throw e;
        }
        skip(e, console);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (skipped > 0) {
      console.warn("skipped " + skipped + (jsonl ? " bad rows" : " bad files"));
      skipped = 0;
    }
  }

  /**
   * Looks whether exactly one kind of input was given.
   *
   * @throws ParameterException if not
   */
  void check() {
    if (text != null && (jsonl || !files.isEmpty())) {
      throw new ParameterException(
          command.commandLine(), "--text cannot stand together with FILE or --jsonl");
    }
    if (text == null && files.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "nothing to read: give --text TEXT, a FILE, or - for standard input");
    }
  }

  private InputText readWhole(String file, Console console) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new InputText(
          "stdin", whole(PlainText.read(console.in(), "standard input"), "standard input"));
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw PlainText.unusable(file, "a folder", "a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      InputText single = new InputText(file, whole(PlainText.read(in, file), file));
      if (file.toLowerCase(Locale.ROOT).endsWith(".jsonl")) {
        console.warn("note: " + file + " is taken as one text; --jsonl takes each line as a text");
      }
      return single;
    }
  }

  private void readLines(String file, Console console, Consumer<InputText> action) {
    DatasetReader reader = DatasetReader.unlabelled().withFormat(DatasetFormat.JSON_LINES);
    if (skipBadRows) {
      reader = reader.skippingBadRows(e -> skip(e, console));
    }
    Consumer<Example> row =
        example ->
            action.accept(
                new InputText(
                    example.attribute("id").orElseGet(() -> example.source().toString()),
                    example.text(),
                    example.attribute("channel").orElse("")));
    if (file.equals(STANDARD_INPUT)) {
      reader.forEach(console.in(), "stdin", DatasetFormat.JSON_LINES, row);
    } else {
      reader.forEach(Path.of(file), row);
    }
  }

  private void skip(DatasetException e, Console console) {
    console.warn("skipped " + e.getMessage());
    skipped++;
  }
}
