package org.tarazy.datasets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
final class JsonLinesParser implements RowParser {
  private static final String OBJECT = "one JSON object a line";
  private static final String LABELS = "a string or a list of strings";

  private final KnownStrings strings = new KnownStrings();

  // The length of a row is limited before it gets here, so Jackson's own limit would only give a
  // second message for the same thing.
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /** What reads objects and lists inside a row: most rows have none, and it is slow to make. */
  private static final class Trees {
    static final JsonMapper MAPPER = new JsonMapper();
  }

  @Override
  public Fields parse(String row, SourceLocation location) throws IOException {
    try (JsonParser json = factory.createParser(row)) {
      try {
        return onlyObject(json, location);
      } catch (JsonProcessingException e) {
        int column = json.currentLocation().getColumnNr();
        throw new DatasetException(
            location, "", "broken JSON at column " + column + " (" + reason(e) + ")", OBJECT);
      }
    }
  }

  private Fields onlyObject(JsonParser json, SourceLocation location) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new DatasetException(location, "", describe(json), OBJECT);
    }
    Fields fields = object(json, location);
    if (json.nextToken() != null) {
      throw new DatasetException(location, "", "more after the end of the object", OBJECT);
    }
    return fields;
  }

  private Fields object(JsonParser json, SourceLocation location) throws IOException {
    @Nullable String text = null;
    @Nullable List<String> labels = null;
    boolean list = false;
    Map<String, String> attributes = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("text")) {
        if (token != JsonToken.VALUE_STRING) {
          throw new DatasetException(location, "text", describe(json), "a string");
        }
        text = json.getText();
      } else if (name.equals("label")) {
        list = token == JsonToken.START_ARRAY;
        labels = token == JsonToken.VALUE_NULL ? null : labels(json, location);
      } else if (token.isStructStart()) {
        attributes.put(name, Trees.MAPPER.readTree(json).toString());
      } else if (token != JsonToken.VALUE_NULL) {
        attributes.put(name, strings.one(json.getText()));
      }
    }
    return new Fields(text, labels, list, attributes);
  }

  private List<String> labels(JsonParser json, SourceLocation location) throws IOException {
    List<String> labels = new ArrayList<>();
    if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        labels.add(label(json, location));
      }
    } else {
      labels.add(label(json, location));
    }
    return labels;
  }

  private String label(JsonParser json, SourceLocation location) throws IOException {
    if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
      throw new DatasetException(location, "label", describe(json), LABELS);
    }
    return strings.one(json.getText());
  }

  private static String describe(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean (" + json.getText() + ")";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          "a number (" + DatasetException.quote(json.getText()) + ")";
      case VALUE_STRING -> "a string (" + DatasetException.quote(json.getText()) + ")";
      case START_ARRAY -> "a list";
      default -> "an object";
    };
  }

  /** Jackson's reason without its references to where in which source. */
  private static String reason(JsonProcessingException e) {
    String reason = e.getOriginalMessage();
    int cut = reason.indexOf(" (start marker");
    if (cut < 0) {
      cut = reason.indexOf('\n');
    }
    return cut < 0 ? reason : reason.substring(0, cut);
  }
}
