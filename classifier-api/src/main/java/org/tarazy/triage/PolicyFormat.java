package org.tarazy.triage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tarazy.Language;

/** Reads and writes {@link ReviewPolicy} as JSON; says of each defect where it is. */
final class PolicyFormat {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicyFormat() {}

  static ReviewPolicy read(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw new TriageFileException(
          file.toString(), line + "is no JSON: " + firstLine(e.getOriginalMessage()), e);
    }
    return policy(new Field(file.toString(), "", root));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static ReviewPolicy policy(Field root) throws TriageFileException {
    root.expectFields(
        "name", "labels", "channels", "capacityPerDay", "reviewCost", "sample", "abstain", "known");
    Map<String, ReviewPolicy.LabelRule> labels = new TreeMap<>();
    for (String label : root.required("labels").names("at least one label")) {
      Field rule = root.required("labels").required(label);
      rule.expectFields("first", "queue", "missCost");
      double first = rule.required("first").threshold();
      double queue = rule.required("queue").threshold();
      if (queue > first) {
        throw rule.required("queue").defect("at most " + first + ", the threshold of first");
      }
      double cost = rule.has("missCost") ? rule.required("missCost").number(0, 1e9) : 1;
      labels.put(label, new ReviewPolicy.LabelRule(first, queue, cost));
    }
    Map<String, Map<String, Double>> channels = new TreeMap<>();
    if (root.has("channels")) {
      for (String channel : root.required("channels").names("at least one channel")) {
        channels.put(channel, rates(root.required("channels").required(channel)));
      }
    }
    Field sample = root.required("sample");
    sample.expectFields("share", "seed");
    return new ReviewPolicy(
        root.required("name").text(),
        labels,
        channels,
        (int) root.required("capacityPerDay").whole(1, Integer.MAX_VALUE),
        root.has("reviewCost") ? root.required("reviewCost").number(0, 1e9) : 0,
        new ReviewPolicy.Sample(
            sample.required("share").threshold(),
            sample.required("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE)),
        abstention(root.orEmpty("abstain")),
        known(root.orEmpty("known")));
  }

  private static Map<String, Double> rates(Field channel) throws TriageFileException {
    Map<String, Double> rates = new TreeMap<>();
    for (String label : channel.names("the base rate of at least one label")) {
      Field rate = channel.required(label);
      double value = rate.number(0, 1);
      if (value == 0 || value == 1) {
        throw rate.defect("a number above 0 and below 1");
      }
      rates.put(label, value);
    }
    return rates;
  }

  private static ReviewPolicy.Abstention abstention(Field abstain) throws TriageFileException {
    abstain.expectFields(
        "fewestWords",
        "mostUnseenWords",
        "mostObfuscatedWords",
        "languages",
        "conflictMargin",
        "mostStrangeness",
        "priorities");
    Set<Language> languages = EnumSet.of(Language.RUSSIAN, Language.KAZAKH, Language.MIXED);
    if (abstain.has("languages")) {
      languages = EnumSet.noneOf(Language.class);
      for (Field language : abstain.required("languages").elements()) {
        languages.add(language.oneOf(Language.class, EnumSet.allOf(Language.class)));
      }
    }
    Map<ReasonCode, Priority> priorities = new EnumMap<>(ReasonCode.class);
    Field byReason = abstain.orEmpty("priorities");
    Set<ReasonCode> reasons = EnumSet.allOf(ReasonCode.class);
    reasons.removeIf(code -> !code.isAbstention());
    byReason.expectFields(reasons.stream().map(Enum::name).toArray(String[]::new));
    for (ReasonCode reason : reasons) {
      if (byReason.has(reason.name())) {
        Field priority = byReason.required(reason.name());
        priorities.put(
            reason,
            priority.oneOf(
                Priority.class, EnumSet.of(Priority.FIRST, Priority.QUEUE, Priority.NONE)));
      }
    }
    return new ReviewPolicy.Abstention(
        (int) abstain.wholeOr("fewestWords", 3),
        abstain.shareOr("mostUnseenWords", 0.5),
        abstain.shareOr("mostObfuscatedWords", 0.1),
        languages,
        abstain.shareOr("conflictMargin", 0.1),
        abstain.shareOr("mostStrangeness", 0.9),
        priorities);
  }

  private static ReviewPolicy.KnownRule known(Field known) throws TriageFileException {
    known.expectFields("confirmed", "disputed");
    Set<Priority> any = EnumSet.of(Priority.FIRST, Priority.QUEUE, Priority.NONE);
    return new ReviewPolicy.KnownRule(
        known.has("confirmed")
            ? known.required("confirmed").oneOf(Priority.class, any)
            : Priority.FIRST,
        known.has("disputed")
            ? known.required("disputed").oneOf(Priority.class, any)
            : Priority.QUEUE);
  }

  static String write(ReviewPolicy policy) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", policy.name());
    root.set("labels", labels(policy));
    if (!policy.channels().isEmpty()) {
      ObjectNode channels = root.putObject("channels");
      policy
          .channels()
          .forEach(
              (channel, rates) -> {
                ObjectNode node = channels.putObject(channel);
                rates.forEach(node::put);
              });
    }
    root.put("capacityPerDay", policy.capacityPerDay());
    root.put("reviewCost", policy.reviewCost());
    root.putObject("sample")
        .put("share", policy.sample().share())
        .put("seed", policy.sample().seed());
    ReviewPolicy.Abstention abstention = policy.abstention();
    ObjectNode abstain =
        root.putObject("abstain")
            .put("fewestWords", abstention.fewestWords())
            .put("mostUnseenWords", abstention.mostUnseenWords())
            .put("mostObfuscatedWords", abstention.mostObfuscatedWords());
    ArrayNode languages = abstain.putArray("languages");
    abstention.languages().forEach(language -> languages.add(language.name()));
    abstain
        .put("conflictMargin", abstention.conflictMargin())
        .put("mostStrangeness", abstention.mostStrangeness());
    ObjectNode priorities = abstain.putObject("priorities");
    abstention
        .priorities()
        .forEach((code, priority) -> priorities.put(code.name(), priority.name()));
    root.putObject("known")
        .put("confirmed", policy.known().confirmed().name())
        .put("disputed", policy.known().disputed().name());
    return root.toString();
  }

  static String writeLabels(ReviewPolicy policy) {
    return labels(policy).toString();
  }

  private static ObjectNode labels(ReviewPolicy policy) {
    ObjectNode labels = JSON.createObjectNode();
    policy
        .labels()
        .forEach(
            (label, rule) ->
                labels
                    .putObject(label)
                    .put("first", rule.first())
                    .put("queue", rule.queue())
                    .put("missCost", rule.missCost()));
    return labels;
  }

  /** A value in the file, and the way there. */
  private record Field(String file, String path, JsonNode value) {

    TriageFileException defect(String expected) {
      String found = value.isMissingNode() ? "nothing" : value.toString();
      String shown = found.length() > 60 ? found.substring(0, 60) + "…" : found;
      String where = path.isEmpty() ? "" : path + ": ";
      return new TriageFileException(file, where + "found " + shown + ", expected " + expected);
    }

    private Field at(String name) {
      return new Field(file, path.isEmpty() ? name : path + "." + name, value.path(name));
    }

    boolean has(String name) {
      return value.has(name);
    }

    Field required(String name) throws TriageFileException {
      if (!value.isObject()) {
        throw defect("an object");
      }
      if (!value.has(name)) {
        throw at(name).defect("a value (the field is required)");
      }
      return at(name);
    }

    Field orEmpty(String name) throws TriageFileException {
      return has(name) ? required(name) : new Field(file, name, JSON.createObjectNode());
    }

    void expectFields(String... names) throws TriageFileException {
      if (!value.isObject()) {
        throw defect("an object with the fields " + String.join(", ", names));
      }
      for (Iterator<String> found = value.fieldNames(); found.hasNext(); ) {
        String name = found.next();
        if (!Arrays.asList(names).contains(name)) {
          throw new TriageFileException(
              file,
              at(name).path() + ": unknown field, expected one of " + String.join(", ", names));
        }
      }
    }

    List<String> names(String expected) throws TriageFileException {
      if (!value.isObject() || value.isEmpty()) {
        throw defect("an object with " + expected);
      }
      List<String> names = new ArrayList<>();
      value.fieldNames().forEachRemaining(names::add);
      return names;
    }

    List<Field> elements() throws TriageFileException {
      if (!value.isArray() || value.isEmpty()) {
        throw defect("a list with at least one element");
      }
      List<Field> elements = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        elements.add(new Field(file, path + "[" + i + "]", value.get(i)));
      }
      return elements;
    }

    String text() throws TriageFileException {
      if (!value.isTextual() || value.asText().isBlank()) {
        throw defect("a text that is not empty");
      }
      return value.asText();
    }

    double number(double least, double most) throws TriageFileException {
      double number = value.asDouble();
      if (!value.isNumber() || !(number >= least && number <= most)) {
        throw defect("a number from " + plain(least) + " to " + plain(most));
      }
      return number;
    }

    private static String plain(double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    double threshold() throws TriageFileException {
      double number = number(0, 1);
      if (number == 0) {
        throw defect("a number above 0, at most 1");
      }
      return number;
    }

    long whole(long least, long most) throws TriageFileException {
      if (!value.isIntegralNumber()
          || !value.canConvertToLong()
          || value.asLong() < least
          || value.asLong() > most) {
        throw defect("a whole number from " + least + " to " + most);
      }
      return value.asLong();
    }

    long wholeOr(String name, int fallback) throws TriageFileException {
      return has(name) ? required(name).whole(0, Integer.MAX_VALUE) : fallback;
    }

    double shareOr(String name, double fallback) throws TriageFileException {
      return has(name) ? required(name).number(0, 1) : fallback;
    }

    <E extends Enum<E>> E oneOf(Class<E> type, Set<E> allowed) throws TriageFileException {
      for (E constant : type.getEnumConstants()) {
        if (allowed.contains(constant) && constant.name().equals(value.asText())) {
          return constant;
        }
      }
      throw defect("one of " + allowed);
    }
  }
}
