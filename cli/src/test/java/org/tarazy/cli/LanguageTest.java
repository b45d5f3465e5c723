package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void tellsKazakhFromRussianInAnySpelling() {
    assertThat(language("Бүгін мектепте жиналыс болды, бәріміз бардық.")).isEqualTo("kazakh");
    assertThat(language("Bügın mektepte jinalys boldy, bärımız bardyq.")).isEqualTo("kazakh");
    assertThat(language("Сегодня в школе было собрание, мы все пошли.")).isEqualTo("russian");
    assertThat(language("The meeting took place at the school today.")).isEqualTo("other");
  }

  @Test
  void showsTheStretchesOfAMixedText() {
    String text = "Кеше базарға бардым, көп адам болды, но ничего хорошего я там не купила";
    JsonNode found = CommandRun.of("language", "--json", "--text", text).json();
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly("id", "language", "probability", "spans");
    assertThat(found.get("language").asText()).isEqualTo("mixed");
    JsonNode last = found.get("spans").get(found.get("spans").size() - 1);
    assertThat(last.get("language").asText()).isEqualTo("russian");
    assertThat(text.substring(last.get("start").asInt(), last.get("end").asInt()))
        .endsWith("не купила");
    assertThat(CommandRun.of("language", "--text", text).out()).contains("mixed", "russian");
  }

  private static String language(String text) {
    return CommandRun.of("language", "--json", "--text", text).json().get("language").asText();
  }
}
