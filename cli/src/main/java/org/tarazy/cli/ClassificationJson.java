package org.tarazy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classification;
import org.tarazy.Classifier;
import org.tarazy.Evidence;
import org.tarazy.Explanation;
import org.tarazy.LabelProbability;
import org.tarazy.Reason;
import org.tarazy.model.Task;

/**
 * Classifies texts and writes one JSON object a line.
 *
 * <p>As in data files, {@code label} is a string where labels exclude each other and a list where
 * they do not; {@code probability} is a number or a list likewise.
 */
final class ClassificationJson implements Function<List<InputText>, byte[]> {
  private static final JsonFactory JSON = new JsonFactory();

  private final Classifier classifier;
  private final boolean explain;
  private final boolean multiLabel;

  ClassificationJson(Classifier classifier, boolean explain) {
    this.classifier = classifier;
    this.explain = explain;
    this.multiLabel = classifier.card().task() == Task.MULTI_LABEL;
  }

  @Override
  public byte[] apply(List<InputText> texts) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(texts.size() * 512);
    try (JsonGenerator json = JSON.createGenerator(lines)) {
      json.setRootValueSeparator(null);
      for (InputText text : texts) {
        if (explain) {
          Explanation explanation = classifier.explain(text.text());
          write(text.id(), explanation.classification(), explanation, json);
        } else {
          write(text.id(), classifier.classify(text.text()), null, json);
        }
        json.writeRaw('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toByteArray();
  }

  private void write(
      String id, Classification found, @Nullable Explanation explanation, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    writeLabel(found, json);
    json.writeObjectFieldStart("probabilities");
    for (LabelProbability label : found.probabilities()) {
      json.writeNumberField(label.label(), label.probability());
    }
    json.writeEndObject();
    json.writeStringField("decision", found.decision().isAssigned() ? "assigned" : "review");
    json.writeArrayFieldStart("reasons");
    for (Reason reason : found.decision().reasons()) {
      json.writeString(lowerCase(reason));
    }
    json.writeEndArray();
    json.writeStringField("language", lowerCase(found.language()));
    if (explanation != null) {
      writeEvidence(explanation, json);
    }
    json.writeObjectFieldStart("model");
    json.writeStringField("id", classifier.card().id());
    json.writeStringField("sha256", classifier.sha256());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLabel(Classification found, JsonGenerator json) throws IOException {
    List<String> proposed = found.decision().labels();
    if (multiLabel) {
      json.writeArrayFieldStart("label");
      for (String label : proposed) {
        json.writeString(label);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("probability");
      for (String label : proposed) {
        json.writeNumber(found.probability(label));
      }
      json.writeEndArray();
    } else {
      json.writeStringField("label", proposed.get(0));
      json.writeNumberField("probability", found.probability(proposed.get(0)));
    }
  }

  private static void writeEvidence(Explanation explanation, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("evidence");
    for (String label : explained(explanation.classification())) {
      for (Evidence evidence : explanation.evidence(label)) {
        json.writeStartObject();
        json.writeNumberField("start", evidence.start());
        json.writeNumberField("end", evidence.end());
        json.writeStringField("text", evidence.text());
        json.writeStringField("label", label);
        json.writeNumberField("weight", evidence.weight());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** The labels to give evidence for: the proposed ones, else the most probable. */
  static List<String> explained(Classification found) {
    List<String> proposed = found.decision().labels();
    return proposed.isEmpty() ? List.of(found.best().label()) : proposed;
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
