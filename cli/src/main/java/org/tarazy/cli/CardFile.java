package org.tarazy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarazy.training.CardText;

/** Reads what people have written for a model's card. */
final class CardFile {
  private CardFile() {}

  static CardText read(Path file) throws IOException {
    CardText unwritten = CardText.UNWRITTEN;
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("description", unwritten.description());
    texts.put("intended_use", unwritten.intendedUse());
    texts.put("out_of_scope", unwritten.outOfScope());
    texts.put("limits", unwritten.limits());
    texts.put("licence", unwritten.licence());
    texts.put("attribution", unwritten.attribution());
    texts.put("contact", unwritten.contact());
    for (Map.Entry<String, JsonNode> field : object(file).properties()) {
      if (!texts.containsKey(field.getKey())) {
        throw new Failure(
            file + ": found the field \"" + field.getKey() + "\", expected " + texts.keySet());
      }
      if (!field.getValue().isTextual()) {
        throw new Failure(
            file
                + ": field \""
                + field.getKey()
                + "\": found "
                + field.getValue()
                + ", expected a string");
      }
      texts.put(field.getKey(), field.getValue().textValue());
    }
    return new CardText(
        text(texts, "description"),
        text(texts, "intended_use"),
        text(texts, "out_of_scope"),
        text(texts, "limits"),
        text(texts, "licence"),
        text(texts, "attribution"),
        text(texts, "contact"));
  }

  private static String text(Map<String, String> texts, String field) {
    return texts.getOrDefault(field, "");
  }

  private static JsonNode object(Path file) throws IOException {
    try {
      JsonNode node = new JsonMapper().readTree(Files.readAllBytes(file));
      if (!node.isObject()) {
        throw new Failure(file + ": found no JSON object, expected the texts of a model's card");
      }
      return node;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Failure(file + ":" + line + ": broken JSON: " + e.getOriginalMessage());
    }
  }
}
