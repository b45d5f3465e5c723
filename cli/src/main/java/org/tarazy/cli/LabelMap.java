package org.tarazy.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a model's labels mean in another set of labels. */
final class LabelMap {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private LabelMap() {}

  static Map<String, String> read(Path file) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new Failure(file + ":" + line + ": broken JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw new Failure(file + ": found no JSON object, expected one such as {\"calm\": \"none\"}");
    }
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        throw new Failure(
            file
                + ": field \""
                + field.getKey()
                + "\": found "
                + field.getValue()
                + ", expected the name of a label");
      }
      meanings.put(field.getKey(), field.getValue().textValue());
    }
    return meanings;
  }
}
