package org.tarazy.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.triage.LogExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Writes the texts on whose label all their reviewers agree as JSON Lines to train on.",
    footer = {
      "",
      "A log keeps digests unless it was asked to keep texts; --texts says where the texts are.",
      "",
      "Example:",
      "  tarazy log export review.log --texts posts.jsonl --out decided.jsonl"
    })
final class LogExportCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--negative-label",
      defaultValue = "none",
      paramLabel = "LABEL",
      description = LogCommand.HARMLESS)
  private String harmless = "";

  @Option(
      names = "--texts",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files with the texts: JSON Lines, CSV or fastText; labels are not read.")
  private List<Path> textFiles = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; standard output by default.")
  private @Nullable Path out;

  @Option(names = "--json", description = "With --out: print the counts as one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "LOG", description = "The log.")
  private Path log = Path.of("");

  LogExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      List<Path> inputs = new ArrayList<>(textFiles);
      inputs.add(log);
      OutputFile.check("--out", out, inputs);
    }
    Map<String, String> texts = texts();
    if (out == null) {
      StringBuilder rows = new StringBuilder();
      LogExport exported = export(texts, rows);
      console.print(rows.toString());
      if (exported.undecided() + exported.withoutText() > 0) {
        console.warn("note: " + view(exported));
      }
      return Tarazy.SUCCESS;
    }
    // A file beside it first: whoever is stopped half-way keeps what was there before.
    Path unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
    LogExport exported;
    try {
      try (Writer rows = Files.newBufferedWriter(unfinished)) {
        exported = export(texts, rows);
      }
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    console.print(json ? Json.line(exported) : view(exported) + "\n");
    return Tarazy.SUCCESS;
  }

  private LogExport export(Map<String, String> texts, Appendable rows) throws IOException {
    return LogExport.write(log, harmless, digest -> Optional.ofNullable(texts.get(digest)), rows);
  }

  private static String view(LogExport exported) {
    return exported.written()
        + " texts exported; left out: "
        + exported.undecided()
        + " undecided, "
        + exported.withoutText()
        + " whose text is not at hand";
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    for (Path file : textFiles) {
      DatasetReader.unlabelled()
          .forEach(file, example -> texts.put(sha256(example.text()), example.text()));
    }
    return texts;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
