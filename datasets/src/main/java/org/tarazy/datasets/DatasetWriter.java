package org.tarazy.datasets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes examples as JSON Lines that {@link DatasetReader} reads back: text, label (a list where
 * the set is multi-label, else a string; left out where there is none), then the attributes as
 * strings. UTF-8, line feeds, the same bytes for the same examples.
 */
public final class DatasetWriter {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build()
          .writer()
          .withRootValueSeparator("\n");

  private DatasetWriter() {}

  /** Writes {@code dataset} to {@code out} and leaves the stream open. */
  public static void writeJsonLines(Dataset dataset, OutputStream out) throws IOException {
    try (JsonGenerator json = WRITER.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      for (Example example : dataset.examples()) {
        write(example, dataset.multiLabel(), json);
      }
      json.writeRaw('\n');
    }
  }

  private static void write(Example example, boolean multiLabel, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("text", example.text());
    if (multiLabel) {
      json.writeFieldName("label");
      json.writeStartArray();
      for (String label : example.labels()) {
        json.writeString(label);
      }
      json.writeEndArray();
    } else if (!example.labels().isEmpty()) {
      json.writeStringField("label", example.label());
    }
    for (Map.Entry<String, String> attribute : example.attributes().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
  }
}
