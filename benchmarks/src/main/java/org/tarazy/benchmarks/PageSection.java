package org.tarazy.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page that a command writes, between two comments of Markdown. */
public final class PageSection {
  private final String begin;
  private final String end;

  /**
   * The part between the comments that say {@code name}.
   *
   * @param command what writes it, as the first comment says
   */
  public PageSection(String name, String command) {
    begin = "<!-- " + name + ": begin, written by benchmarks/run " + command + " -->";
    end = "<!-- " + name + ": end -->";
  }

  /**
   * Puts {@code content} in the place of what is there.
   *
   * @throws BenchmarkException if the page lacks the comments
   */
  public void write(Path page, String content) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new BenchmarkException(
          page + ": found no place to write to, expected the lines\n" + begin + "\n" + end);
    }
    Files.writeString(
        page, text.substring(0, from + begin.length()) + "\n" + content + text.substring(to));
  }
}
