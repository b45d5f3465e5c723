package org.tarazy.triage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.tarazy.Classifier;
import org.tarazy.LabelProbability;

/**
 * What a reviewer decided on a text, as one JSON object. These fields have a meaning; any others
 * are kept as they are:
 *
 * <ul>
 *   <li>{@code text} or {@code text_sha256} (of the UTF-8 bytes): the text; the digest is computed
 *       where it is missing
 *   <li>{@code decision}, required: {@code confirmed} (the proposed label is right), {@code
 *       cleared} (it is wrong, nothing speaks against the text), {@code disputed} (undecided), or
 *       the label that the reviewer gives
 *   <li>{@code reviewer}, required: who decided
 *   <li>{@code label}, {@code probability} (0 to 1), {@code scores}: what the model had proposed
 *   <li>{@code reason}: a code for why
 *   <li>{@code second_reviewer}, {@code second_decision}: a second opinion, both or neither
 *   <li>{@code reverses}: the line of the log whose decision this one reverses, as on appeal
 *   <li>{@code priority} (a {@link Priority}), {@code sampled} (true or false): how the text came
 *       to the reviewer
 *   <li>{@code policy_sha256}, {@code thresholds_sha256}, {@code model_sha256}: by what
 * </ul>
 *
 * <p>{@code line}, {@code logged_at}, {@code previous} and {@code sha256} belong to the log.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Disposition {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final ObjectNode fields;

  private Disposition(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * Reads a disposition.
   *
   * @throws IllegalArgumentException if it is none: names the field, what was found there and what
   *     was expected
   */
  public static Disposition parse(String json) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new IllegalArgumentException("no JSON: " + message, e);
    }
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("found " + shown(node) + ", expected a JSON object");
    }
    for (String own : new String[] {"line", "logged_at", "previous", "sha256"}) {
      if (object.has(own)) {
        throw new IllegalArgumentException(own + ": this field belongs to the log, leave it out");
      }
    }
    return checked(object);
  }

  /**
   * What was decided on a text of the queue: its digest, the model's probabilities, and the digests
   * of policy, thresholds and model.
   *
   * @param decision as the field {@code decision}
   * @param reason as the field {@code reason}
   */
  public static Disposition of(
      Placement placement,
      ReviewPolicy policy,
      Classifier classifier,
      String decision,
      String reason,
      String reviewer) {
    ReviewItem item = placement.item();
    LabelProbability best = item.classification().best();
    ObjectNode fields = JSON.createObjectNode();
    fields.put("text_sha256", item.textSha256());
    fields.put("id", item.id()).put("channel", item.channel());
    fields.put("label", best.label()).put("probability", best.probability());
    ObjectNode scores = fields.putObject("scores");
    item.classification().probabilities().forEach(p -> scores.put(p.label(), p.probability()));
    fields.put("decision", decision).put("reason", reason).put("reviewer", reviewer);
    fields.put("priority", placement.priority().name()).put("sampled", placement.sampled());
    fields.put("policy_sha256", policy.sha256());
    fields.put("thresholds_sha256", policy.thresholdsSha256());
    fields.put("model_sha256", classifier.sha256());
    return checked(fields);
  }

  /** A disposition without what the log adds. */
  static Disposition ofLogged(ObjectNode logged) {
    ObjectNode fields = logged.deepCopy();
    fields.remove(java.util.List.of("line", "logged_at", "previous", "sha256"));
    return checked(fields);
  }

  private static Disposition checked(ObjectNode fields) {
    for (String name :
        new String[] {
          "text",
          "text_sha256",
          "decision",
          "reviewer",
          "label",
          "reason",
          "second_reviewer",
          "second_decision",
          "priority"
        }) {
      if (fields.has(name) && !fields.get(name).isTextual()) {
        throw defect(fields, name, "a text");
      }
    }
    for (String name : new String[] {"decision", "reviewer"}) {
      if (fields.path(name).asText().isBlank()) {
        throw defect(fields, name, "a text that is not empty (the field is required)");
      }
    }
    if (fields.has("second_reviewer") != fields.has("second_decision")) {
      String missing = fields.has("second_reviewer") ? "second_decision" : "second_reviewer";
      throw defect(fields, missing, "a text, as the other half of the second opinion is there");
    }
    JsonNode probability = fields.path("probability");
    if (fields.has("probability")
        && !(probability.isNumber()
            && probability.asDouble() >= 0
            && probability.asDouble() <= 1)) {
      throw defect(fields, "probability", "a number from 0 to 1");
    }
    if (fields.has("sampled") && !fields.get("sampled").isBoolean()) {
      throw defect(fields, "sampled", "true or false");
    }
    JsonNode reverses = fields.path("reverses");
    if (fields.has("reverses")
        && !(reverses.isIntegralNumber() && reverses.canConvertToLong() && reverses.asLong() > 0)) {
      throw defect(fields, "reverses", "the number of an earlier line");
    }
    if (fields.has("priority")) {
      try {
        Priority.valueOf(fields.get("priority").asText());
      } catch (IllegalArgumentException e) {
        throw defect(fields, "priority", "one of FIRST, QUEUE, SAMPLE, NONE");
      }
    }
    checkDigest(fields);
    return new Disposition(fields);
  }

  private static void checkDigest(ObjectNode fields) {
    if (fields.has("text")) {
      String digest = Sha256.of(fields.get("text").asText());
      if (fields.has("text_sha256") && !fields.get("text_sha256").asText().equals(digest)) {
        throw defect(fields, "text_sha256", digest + ", the digest of the field text");
      }
      fields.put("text_sha256", digest);
    } else if (!fields.has("text_sha256")) {
      throw new IllegalArgumentException(
          "text: found nothing, expected a text (or its digest as text_sha256)");
    } else if (!Sha256.isHex(fields.get("text_sha256").asText())) {
      throw defect(fields, "text_sha256", "64 lower-case hexadecimal digits");
    }
  }

  private static IllegalArgumentException defect(ObjectNode fields, String name, String expected) {
    String found = fields.has(name) ? shown(fields.get(name)) : "nothing";
    return new IllegalArgumentException(name + ": found " + found + ", expected " + expected);
  }

  private static String shown(JsonNode node) {
    String found = node.toString();
    return found.length() > 60 ? found.substring(0, 60) + "…" : found;
  }

  /** This disposition with the text itself replaced by its digest. */
  public Disposition withoutText() {
    ObjectNode without = fields.deepCopy();
    without.remove("text");
    return new Disposition(without);
  }

  /** This disposition with {@code name} set to {@code value}. */
  public Disposition with(String name, String value) {
    return parse(fields.deepCopy().put(name, value).toString());
  }

  /** The text, where it is kept. */
  public Optional<String> text() {
    return string("text");
  }

  /** The digest of the text. */
  public String textSha256() {
    return fields.get("text_sha256").asText();
  }

  /** What the reviewer decided. */
  public String decision() {
    return fields.get("decision").asText();
  }

  /** Who decided. */
  public String reviewer() {
    return fields.get("reviewer").asText();
  }

  /** The label that the model had proposed. */
  public Optional<String> label() {
    return string("label");
  }

  /** The proposed label's probability, 0 to 1. */
  public OptionalDouble probability() {
    return fields.has("probability")
        ? OptionalDouble.of(fields.get("probability").asDouble())
        : OptionalDouble.empty();
  }

  /** The code for why. */
  public Optional<String> reason() {
    return string("reason");
  }

  /** Who gave a second opinion. */
  public Optional<String> secondReviewer() {
    return string("second_reviewer");
  }

  /** The second opinion. */
  public Optional<String> secondDecision() {
    return string("second_decision");
  }

  /** The line of the log that this one reverses. */
  public OptionalLong reverses() {
    return fields.has("reverses")
        ? OptionalLong.of(fields.get("reverses").asLong())
        : OptionalLong.empty();
  }

  /** The priority that the text had. */
  public Optional<Priority> priority() {
    return string("priority").map(Priority::valueOf);
  }

  /** Whether the text was drawn for the random sample. */
  public boolean isSampled() {
    return fields.path("sampled").asBoolean() || priority().equals(Optional.of(Priority.SAMPLE));
  }

  private Optional<String> string(String name) {
    return fields.has(name) ? Optional.of(fields.get(name).asText()) : Optional.empty();
  }

  /** All fields as one JSON object in one line. */
  public String toJson() {
    return fields.toString();
  }

  ObjectNode copyFields() {
    return fields.deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Disposition disposition && disposition.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return toJson();
  }
}
