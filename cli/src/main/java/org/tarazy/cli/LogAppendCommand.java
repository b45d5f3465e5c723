package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarazy.triage.Disposition;
import org.tarazy.triage.LogEntry;
import org.tarazy.triage.ReviewLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "append",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Appends what reviewers decided. A line is printed for each decision as soon as it is on"
            + " disk, where no crash loses it.",
    footer = {
      "",
      "A decision is a JSON object in one line: text or text_sha256; label and probability that",
      "the model proposed; decision (confirmed, cleared, disputed, or the right label); reason;",
      "reviewer; and any more. Only the digest of a text is kept unless --keep-text is given.",
      "",
      "Example:",
      "  tarazy log append --log review.log decisions.jsonl"
    })
final class LogAppendCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final int MOST_AT_ONCE = 256;

  private final Console console;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "LOG",
      description = "The log; a new one where there is none.")
  private Path log = Path.of("");

  @Option(names = "--keep-text", description = "Keep the texts themselves, not only digests.")
  private boolean keepText;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Parameters(
      paramLabel = "FILE",
      description = "Decisions as JSON Lines in UTF-8; - is standard input.")
  private String file = "";

  LogAppendCommand(Console console) {
    this.console = console;
  }

  /** What is printed for a decision that is on disk. */
  private record Acknowledged(long line, String sha256) {}

  @Override
  public Integer call() throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      append(console.in(), "standard input");
    } else {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        append(in, file);
      }
    }
    return Tarazy.SUCCESS;
  }

  private void append(InputStream source, String name) throws IOException {
    InputStream in = new BufferedInputStream(source, 1 << 16);
    try (ReviewLog target = ReviewLog.open(log)) {
      target.recovery().ifPresent(console::warn);
      List<Disposition> waiting = new ArrayList<>();
      long number = 0;
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        number++;
        try {
          String text = decoded(line);
          if (!text.isBlank()) {
            Disposition disposition = Disposition.parse(text);
            checkReversal(disposition, target.lines() + waiting.size());
            waiting.add(keepText ? disposition : disposition.withoutText());
          }
        } catch (IllegalArgumentException e) {
          write(target, waiting);
          throw new Failure(name + ":" + number + ": " + e.getMessage());
        }
        // A disk takes as long for one line as for many: what is there already goes together, but
        // nobody waits for a line that has not come yet.
        if (waiting.size() == MOST_AT_ONCE || in.available() == 0) {
          write(target, waiting);
        }
      }
      write(target, waiting);
      if (number == 0) {
        throw new Failure(name + ": found no line, expected decisions as JSON Lines");
      }
    }
  }

  private static void checkReversal(Disposition disposition, long lines) {
    if (disposition.reverses().isPresent() && disposition.reverses().getAsLong() > lines) {
      throw new IllegalArgumentException(
          "reverses: found "
              + disposition.reverses().getAsLong()
              + ", expected one of the "
              + lines
              + " lines before");
    }
  }

  private static String decoded(byte[] line) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("found bytes that are not UTF-8, expected UTF-8", e);
    }
  }

  private void write(ReviewLog target, List<Disposition> waiting) throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    for (LogEntry entry : target.appendAll(waiting)) {
      console.print(
          json
              ? Json.line(new Acknowledged(entry.line(), entry.sha256()))
              : entry.line() + "  " + entry.sha256() + "\n");
    }
    console.flush();
    waiting.clear();
  }

  /** The next line with its end; empty after the last. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int b;
    do {
      b = in.read();
      if (b >= 0) {
        line.write(b);
      }
    } while (b >= 0 && b != '\n');
    return line.toByteArray();
  }
}
