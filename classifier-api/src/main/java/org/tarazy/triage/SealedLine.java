package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A line of the log: a JSON object that begins with its number and the digest of the line before,
 * and ends with the digest of its own bytes up to there.
 */
final class SealedLine {
  /** What the first line has for the digest of the line before. */
  static final String START = "0".repeat(64);

  private static final byte[] SEAL = ",\"sha256\":\"".getBytes(UTF_8);
  private static final int SEAL_LENGTH = SEAL.length + 64 + 2;

  private SealedLine() {}

  /** A line and the digest that seals it. */
  record Written(byte[] bytes, LogEntry entry) {}

  static Written write(Disposition disposition, long line, Instant time, String previous) {
    ObjectNode fields = Disposition.JSON.createObjectNode();
    fields.put("line", line).put("logged_at", time.toString()).put("previous", previous);
    fields.setAll(disposition.copyFields());
    String json = fields.toString();
    byte[] content = json.substring(0, json.length() - 1).getBytes(UTF_8);
    String digest = Sha256.of(content);
    byte[] seal = (",\"sha256\":\"" + digest + "\"}\n").getBytes(UTF_8);
    byte[] bytes = Arrays.copyOf(content, content.length + seal.length);
    System.arraycopy(seal, 0, bytes, content.length, seal.length);
    return new Written(bytes, new LogEntry(line, time, digest, disposition));
  }

  /**
   * Reads a line.
   *
   * @param bytes the line without its line feed
   * @throws IOException whose message says what is wrong with the line, if it is not as written
   */
  static LogEntry read(byte[] bytes) throws IOException {
    return read(bytes, -1, "");
  }

  /** As {@link #read(byte[])}, and the line must have this number and follow {@code previous}. */
  static LogEntry read(byte[] bytes, long line, String previous) throws IOException {
    int end = bytes.length - SEAL_LENGTH;
    if (end < 0
        || !Arrays.equals(bytes, end, end + SEAL.length, SEAL, 0, SEAL.length)
        || bytes[bytes.length - 2] != '"'
        || bytes[bytes.length - 1] != '}') {
      throw new IOException("does not end with its digest");
    }
    String digest = HexFormat.of().formatHex(Sha256.digest(bytes, end));
    String found = new String(bytes, end + SEAL.length, 64, UTF_8);
    if (!digest.equals(found)) {
      throw new IOException("was changed (it does not fit its digest)");
    }
    ObjectNode fields = parse(bytes);
    if (line >= 0 && fields.path("line").asLong() != line) {
      throw new IOException(
          "has the number "
              + fields.path("line")
              + ", expected "
              + line
              + ": lines were dropped, added or reordered");
    }
    if (line >= 0 && !fields.path("previous").asText().equals(previous)) {
      throw new IOException("does not continue the line before: that one was replaced");
    }
    try {
      return new LogEntry(
          fields.path("line").asLong(),
          Instant.parse(fields.path("logged_at").asText()),
          digest,
          Disposition.ofLogged(fields));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IOException("is no entry of a log: " + e.getMessage(), e);
    }
  }

  private static ObjectNode parse(byte[] bytes) throws IOException {
    JsonNode node;
    try {
      node = Disposition.JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException("is no JSON", e);
    }
    if (!(node instanceof ObjectNode fields)) {
      throw new IOException("is no JSON object");
    }
    return fields;
  }
}
