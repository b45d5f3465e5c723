package org.tarazy.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object inside a model file.
 *
 * <p>They are read with Jackson's parser alone: to get its mapper ready takes a process that has
 * just begun longer than all else that loading a model takes.
 */
final class JsonFields {
  private static final JsonFactory JSON = new JsonFactory();

  private final String document;
  private final Map<?, ?> values;

  private JsonFields(String document, Map<?, ?> values) {
    this.document = document;
    this.values = values;
  }

  /**
   * Reads an object whose decimal numbers are {@code float}s.
   *
   * @param document what messages are to call it
   * @throws IOException if it is no JSON
   * @throws IllegalArgumentException if it is no object
   */
  static JsonFields read(byte[] json, String document) throws IOException {
    return object(value(json, false), document);
  }

  /** As {@link #read}, with decimal numbers that are {@code double}s. */
  static JsonFields readPrecise(byte[] json, String document) throws IOException {
    return object(value(json, true), document);
  }

  /** As {@link #read}, a list of objects. */
  static List<JsonFields> readList(byte[] json, String document) throws IOException {
    return objects(value(json, false), document);
  }

  private static @Nullable Object value(byte[] json, boolean precise) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      return value(parser, precise);
    }
  }

  /**
   * The value that {@code json} stands at.
   *
   * @param precise whether a number with a point or an exponent is a {@code double}
   */
  private static @Nullable Object value(JsonParser json, boolean precise) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        object.put(name, value(json, precise));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json, precise));
      }
      return list;
    }
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return json.getNumberValue();
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      // Not one conditional expression, which would make doubles of floats.
      if (precise) {
        return json.getDoubleValue();
      }
      return json.getFloatValue();
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : json.getBooleanValue();
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  String text(String name) {
    return text(values.get(name), name);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object text : list(values.get(name), name)) {
      texts.add(text(text, name));
    }
    return texts;
  }

  /** The constant of {@code type} that has the name in this field. */
  <E extends Enum<E>> E oneOf(Class<E> type, String name) {
    return constant(type, text(name), name);
  }

  /** The number in this field as an {@code int}. */
  int whole(String name) {
    return whole(values.get(name), name);
  }

  /** The number in this field as a {@code long}. */
  long large(String name) {
    Object value = values.get(name);
    return value instanceof Long number ? number : whole(value, name);
  }

  /** The number in this field as a {@code float}. */
  float number(String name) {
    return number(values.get(name), name);
  }

  float[] numbers(String name) {
    List<?> list = list(values.get(name), name);
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.get(i), name);
    }
    return numbers;
  }

  /** A number for each constant of {@code type} that this field names. */
  <E extends Enum<E>> Map<E, Integer> wholes(Class<E> type, String name) {
    Map<E, Integer> wholes = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : map(name).entrySet()) {
      wholes.put(constant(type, entry.getKey(), name), whole(entry.getValue(), name));
    }
    return wholes;
  }

  /** The object in this field as it stands. */
  @SuppressWarnings("unchecked") // only strings are put into these maps as keys
  Map<String, Object> map(String name) {
    return (Map<String, Object>) object(name).values;
  }

  JsonFields object(String name) {
    return object(values.get(name), document + ": " + name);
  }

  List<JsonFields> objects(String name) {
    return objects(values.get(name), document + ": " + name);
  }

  private static JsonFields object(@Nullable Object value, String document) {
    if (value instanceof Map<?, ?> fields) {
      return new JsonFields(document, fields);
    }
    throw wrong(document, value, "an object");
  }

  private static List<JsonFields> objects(@Nullable Object value, String document) {
    if (!(value instanceof List<?> list)) {
      throw wrong(document, value, "a list of objects");
    }
    List<JsonFields> objects = new ArrayList<>();
    for (Object object : list) {
      objects.add(object(object, document));
    }
    return objects;
  }

  private String text(@Nullable Object value, String name) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(document + ": " + name, value, "a text");
  }

  private int whole(@Nullable Object value, String name) {
    if (value instanceof Integer number) {
      return number;
    }
    throw wrong(document + ": " + name, value, "a whole number");
  }

  private float number(@Nullable Object value, String name) {
    if (value instanceof Number number) {
      return number.floatValue();
    }
    throw wrong(document + ": " + name, value, "a number");
  }

  private List<?> list(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(document + ": " + name, value, "a list");
  }

  private <E extends Enum<E>> E constant(Class<E> type, String constant, String name) {
    E[] constants = type.getEnumConstants();
    for (E candidate : constants) {
      if (candidate.name().equals(constant)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        document
            + ": "
            + name
            + " is "
            + constant
            + ", expected one of "
            + Arrays.toString(constants));
  }

  private static IllegalArgumentException wrong(
      String where, @Nullable Object found, String expected) {
    String what =
        found instanceof Map
            ? "an object"
            : found instanceof List ? "a list" : found == null ? "nothing" : found.toString();
    return new IllegalArgumentException(where + " is " + what + ", expected " + expected);
  }
}
