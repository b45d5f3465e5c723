package org.tarazy.benchmarks.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tarazy.benchmarks.BenchmarkException;

/** Sentences of a treebank with the places of their tokens. */
record GoldTexts(String name, List<Text> texts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A place in a text, in {@code char}s, the end exclusive. */
  record Span(int start, int end) {}

  /** A sentence and its tokens in order. */
  record Text(String text, List<Span> tokens) {}

  /**
   * Reads a file of JSON Lines with the sentence in {@code text} and its tokens in {@code label}.
   */
  static GoldTexts read(Path file, String name) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BenchmarkException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
    List<Text> texts = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      texts.add(parse(lines.get(line), file + ":" + (line + 1)));
    }
    return new GoldTexts(name, List.copyOf(texts));
  }

  private static Text parse(String line, String place) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new BenchmarkException(place + ": " + e.getOriginalMessage(), e);
    }
    String text = row.path("text").asText();
    List<Span> tokens = new ArrayList<>();
    int at = 0;
    for (JsonNode token : row.path("label")) {
      int start = text.indexOf(token.asText(), at);
      if (start < 0) {
        throw new BenchmarkException(
            place + ": token \"" + token.asText() + "\" is not in the rest of the text");
      }
      at = start + token.asText().length();
      tokens.add(new Span(start, at));
    }
    return new Text(text, tokens);
  }

  /** The texts from number {@code from} to {@code to}, exclusive, under another name. */
  GoldTexts part(String partName, int from, int to) {
    return new GoldTexts(
        partName, texts.subList(Math.min(from, texts.size()), Math.min(to, texts.size())));
  }
}
