package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What reviewers decided: a file of JSON Lines that only ever grows.
 *
 * <p>Each line holds the SHA-256 of the line before and ends with its own, so that no line can be
 * changed, dropped or moved without {@link #verify} naming the place. Beside the file lies {@code
 * <file>.head} with the number and digest of the last line, so that lines dropped at the end are
 * missed too. Whoever can write both files can write another history; against that, note the {@link
 * #head()} from time to time where they cannot.
 *
 * <p>When {@link #append} returns, the line is on disk (fsync), and no crash loses it. A line that
 * was being written when the program was stopped was not acknowledged; what is left of it is cut
 * off when the log is next opened. One writer at a time. Safe for use by several threads.
 */
public final class ReviewLog implements AutoCloseable {
  private static final Pattern HEAD = Pattern.compile("(\\d{20}) ([0-9a-f]{64})\n");
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final Clock clock;
  private final WriterLock lock;
  private final RandomAccessFile file;
  private final RandomAccessFile headFile;
  private long end;
  private long lines;
  private String head = SealedLine.START;
  private Optional<String> recovery = Optional.empty();
  private boolean failed;

  private ReviewLog(
      Path path, Clock clock, WriterLock lock, RandomAccessFile file, RandomAccessFile headFile) {
    this.path = path;
    this.clock = clock;
    this.lock = lock;
    this.file = file;
    this.headFile = headFile;
  }

  private record Head(long line, String sha256) {

    /** The head beside {@code log}; empty where there is none, or it cannot be read. */
    static Optional<Head> of(Path log) throws IOException {
      Path path = headPath(log);
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      Matcher matcher = HEAD.matcher(new String(Files.readAllBytes(path), US_ASCII));
      return matcher.matches()
          ? Optional.of(new Head(Long.parseLong(matcher.group(1)), matcher.group(2)))
          : Optional.empty();
    }
  }

  private static Path headPath(Path log) {
    return log.resolveSibling(log.getFileName() + ".head");
  }

  /**
   * Opens a log to append, or makes one.
   *
   * @throws TriageFileException if another writer has it, its last line is damaged, or lines are
   *     missing at its end
   * @throws IOException if it cannot be read or written
   */
  public static ReviewLog open(Path file) throws IOException {
    return open(file, Clock.systemUTC());
  }

  /** As {@link #open(Path)}, with the clock by which lines are dated. */
  public static ReviewLog open(Path path, Clock clock) throws IOException {
    WriterLock lock = WriterLock.of(path);
    RandomAccessFile file = null;
    RandomAccessFile headFile = null;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      Optional<Head> noted = Head.of(path);
      headFile = new RandomAccessFile(headPath(path).toFile(), "rw");
      ReviewLog log = new ReviewLog(path, clock, lock, file, headFile);
      log.recover(noted);
      FrameFile.syncFolder(path);
      return log;
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      if (headFile != null) {
        headFile.close();
      }
      lock.close();
      throw e;
    }
  }

  private void recover(Optional<Head> noted) throws IOException {
    end = lineFeedBefore(file.length()) + 1;
    if (end > 0) {
      long start = lineFeedBefore(end - 1) + 1;
      byte[] last = new byte[(int) (end - 1 - start)];
      file.seek(start);
      file.readFully(last);
      try {
        LogEntry entry = SealedLine.read(last);
        lines = entry.line();
        head = entry.sha256();
      } catch (IOException e) {
        throw new TriageFileException(
            path.toString(), "the last line " + e.getMessage() + "; verify the log", e);
      }
    }
    if (noted.isPresent()) {
      Head expected = noted.get();
      if (expected.line() > lines || expected.line() == lines && !expected.sha256().equals(head)) {
        throw new TriageFileException(
            path.toString(),
            "ends with line "
                + lines
                + ", but line "
                + expected.line()
                + " was acknowledged; verify the log");
      }
    }
    long left = file.length() - end;
    if (left > 0) {
      file.setLength(end);
      file.getFD().sync();
      recovery =
          Optional.of(
              path
                  + ": cut off "
                  + left
                  + " bytes after line "
                  + lines
                  + ", a line that was being written when the program was stopped and was never"
                  + " acknowledged");
    }
    writeHead();
  }

  /** The place of the last line feed before {@code limit}; -1 where there is none. */
  private long lineFeedBefore(long limit) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long to = limit; to > 0; to -= CHUNK) {
      long from = Math.max(0, to - CHUNK);
      int length = (int) (to - from);
      file.seek(from);
      file.readFully(chunk, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return from + i;
        }
      }
    }
    return -1;
  }

  /** What was cut off when the log was opened, in one line. */
  public Optional<String> recovery() {
    return recovery;
  }

  /** How many lines the log has. */
  public synchronized long lines() {
    return lines;
  }

  /** The digest of the last line; 64 zeros where there is none. */
  public synchronized String head() {
    return head;
  }

  /**
   * Appends a line; it is on disk when this returns.
   *
   * @throws IllegalArgumentException if the disposition reverses a line that does not exist
   * @throws IOException if it could not be written; the log is then as before
   */
  public LogEntry append(Disposition disposition) throws IOException {
    return appendAll(List.of(disposition)).get(0);
  }

  /** Appends lines, all of which are on disk when this returns; else as {@link #append}. */
  public synchronized List<LogEntry> appendAll(List<Disposition> dispositions) throws IOException {
    if (failed) {
      throw new TriageFileException(
          path.toString(), "an earlier write failed and could not be undone; open it again");
    }
    List<LogEntry> entries = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long line = lines;
    String previous = head;
    for (Disposition disposition : dispositions) {
      long next = ++line;
      disposition
          .reverses()
          .ifPresent(
              reversed -> {
                if (reversed >= next) {
                  throw new IllegalArgumentException(
                      "reverses: found " + reversed + ", expected a line before " + next);
                }
              });
      // Microseconds: what every platform's clock has, so that logs look the same everywhere.
      Instant time = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
      SealedLine.Written written = SealedLine.write(disposition, next, time, previous);
      bytes.write(written.bytes());
      previous = written.entry().sha256();
      entries.add(written.entry());
    }
    try {
      file.seek(end);
      file.write(bytes.toByteArray());
      file.getFD().sync();
    } catch (IOException e) {
      failed = true;
      file.setLength(end);
      failed = false;
      throw e;
    }
    end += bytes.size();
    lines = line;
    head = previous;
    writeHead();
    return entries;
  }

  /** Not synced: a head that is older than the log is no defect, one that is newer would be. */
  private void writeHead() throws IOException {
    headFile.seek(0);
    headFile.write(String.format(Locale.ROOT, "%020d %s\n", lines, head).getBytes(US_ASCII));
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
    headFile.close();
    lock.close();
  }

  /**
   * Checks that every line is as it was written, and where it was written.
   *
   * @throws IOException if the log cannot be read
   */
  public static LogVerification verify(Path log) throws IOException {
    return scan(log, entry -> {});
  }

  /**
   * Reads all lines in order, checking each.
   *
   * @throws TriageFileException at the first line that is not as it was written; those before it
   *     were handed over
   * @throws IOException if the log cannot be read
   */
  public static void forEach(Path log, Consumer<LogEntry> consumer) throws IOException {
    LogVerification verification = scan(log, consumer);
    if (verification.defect().isPresent()) {
      LogVerification.Defect defect = verification.defect().get();
      throw new TriageFileException(
          log.toString(), "line " + defect.line() + " " + defect.problem());
    }
  }

  private static LogVerification scan(Path log, Consumer<LogEntry> consumer) throws IOException {
    // The head first: a writer at work moves it on after the log, never before.
    Optional<Head> noted = Head.of(log);
    long lines = 0;
    String head = SealedLine.START;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log), CHUNK)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
          continue;
        }
        LogEntry entry;
        try {
          entry = SealedLine.read(line.toByteArray(), lines + 1, head);
        } catch (IOException e) {
          return defect(lines, head, String.valueOf(e.getMessage()));
        }
        line.reset();
        lines++;
        head = entry.sha256();
        if (noted.isPresent()
            && noted.get().line() == lines
            && !noted.get().sha256().equals(head)) {
          return defect(lines - 1, head, "was replaced (it is not the line that was acknowledged)");
        }
        consumer.accept(entry);
      }
      if (noted.isPresent() && noted.get().line() > lines) {
        return defect(
            lines, head, "is missing: " + noted.get().line() + " lines were acknowledged");
      }
      if (line.size() > 0 && noted.isEmpty()) {
        return defect(lines, head, "is cut short");
      }
      String notes = "";
      if (line.size() > 0) {
        notes = "The file ends with a part of a line that was never acknowledged";
      } else if (noted.isEmpty()) {
        notes =
            "There is no file "
                + headPath(log).getFileName()
                + ": lines that were dropped at the end would not be missed";
      }
      return new LogVerification(lines, head, Optional.empty(), notes);
    }
  }

  private static LogVerification defect(long lines, String head, String problem) {
    return new LogVerification(
        lines, head, Optional.of(new LogVerification.Defect(lines + 1, problem)), "");
  }
}
