package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizeTest {
  @TempDir Path folder;

  @Test
  void printsTokensWithTheirPlaces() {
    String text = "Бағасы 5 теңге 😀.";
    JsonNode found = CommandRun.of("tokenize", "--json", "--text", text).json();
    assertThat(found.fieldNames()).toIterable().containsExactly("id", "tokens");
    for (JsonNode token : found.get("tokens")) {
      assertThat(token.fieldNames()).toIterable().containsExactly("start", "end", "text", "kind");
      assertThat(text.substring(token.get("start").asInt(), token.get("end").asInt()))
          .isEqualTo(token.get("text").asText());
    }
    assertThat(found.get("tokens"))
        .extracting(token -> token.get("kind").asText())
        .containsExactly("word", "number", "word", "emoji", "punctuation");
  }

  @Test
  void readsJsonLines() {
    Path file = Fixtures.jsonLines(folder.resolve("data.jsonl"), Fixtures.rows());
    assertThat(CommandRun.of("tokenize", "--jsonl", "--json", file).lines()).hasSize(72);
    assertThat(CommandRun.of("tokenize", "--jsonl", file).out()).contains("word", "Команда");
  }
}
