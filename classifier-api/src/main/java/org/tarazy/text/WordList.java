package org.tarazy.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a list of words that lies beside this class: blanks between, comments after {@code #␣}. */
final class WordList {
  private WordList() {}

  /** The lines of {@code name} that have words, split. */
  static List<List<String>> lines(String name) {
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar of org.tarazy lacks org/tarazy/text/" + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("# "))
          .map(line -> List.of(line.split(" +")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("org/tarazy/text/" + name, e);
    }
  }
}
