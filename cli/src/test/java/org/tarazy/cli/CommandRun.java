package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What came of running the command in this process. */
record CommandRun(int code, String out, String err) {
  private static final JsonMapper JSON = new JsonMapper();

  static CommandRun of(Object... arguments) {
    return withInput(new byte[0], arguments);
  }

  static CommandRun withInput(byte[] input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input), out, new PrintStream(err, true, UTF_8), false, false);
    String[] strings = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = Tarazy.run(console, strings);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  List<JsonNode> lines() {
    return out.lines().map(CommandRun::parse).toList();
  }

  JsonNode json() {
    return parse(out);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
