package org.tarazy.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Everything is UTF-8, whatever the locale says.
 *
 * <p>Whether the streams are terminals is told by the launcher: Java itself can only tell for both
 * standard input and output at once.
 */
final class Console {
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final boolean colour;
  private final boolean progress;

  /**
   * A console over streams.
   *
   * @param colour whether output may be coloured
   * @param progress whether to show progress on {@code err}
   */
  Console(InputStream in, OutputStream out, PrintStream err, boolean colour, boolean progress) {
    this.in = in;
    this.out = new Pipe(out);
    this.err = err;
    this.colour = colour;
    this.progress = progress;
  }

  static Console ofProcess() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Boolean.getBoolean("tarazy.colour"),
        Boolean.getBoolean("tarazy.progress"));
  }

  /**
   * The reader of standard output has left, as {@code head} does: no error, but no use to go on.
   */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(IOException cause) {
      super(cause);
    }
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  boolean colour() {
    return colour;
  }

  boolean progress() {
    return progress;
  }

  void print(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line for the person at the terminal. */
  void warn(String message) {
    err.println("tarazy: " + Printable.line(message));
    err.flush();
  }

  /** Tells a reader that has left from a disk that is full. */
  private static final class Pipe extends OutputStream {
    private final OutputStream target;

    Pipe(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        target.write(bytes, from, length);
      } catch (IOException e) {
        throw judged(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        target.flush();
      } catch (IOException e) {
        throw judged(e);
      }
    }

    private static IOException judged(IOException e) {
      if ("Broken pipe".equals(e.getMessage())) {
        throw new Closed(e);
      }
      return new IOException("standard output: " + e.getMessage(), e);
    }
  }
}
