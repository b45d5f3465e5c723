package org.tarazy.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table with a header. */
final class CsvTable implements RowParser {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final ObjectReader reader;
  private final List<String> columns;
  private final KnownStrings strings = new KnownStrings();

  private CsvTable(ObjectReader reader, List<String> columns) {
    this.reader = reader;
    this.columns = columns;
  }

  /** Finds the header and with it the separator. */
  static CsvTable readHeader(Rows rows, SourceLocation file, boolean labelRequired)
      throws IOException {
    String header = "";
    while (header.isBlank()) {
      if (!rows.next()) {
        throw new DatasetException(file, "", "an empty file", "a header with a column text");
      }
      header = rows.text();
    }
    SourceLocation location = rows.location();
    for (char separator : SEPARATORS) {
      ObjectReader reader = reader(separator);
      List<String> columns = cells(reader, header, location).stream().map(String::strip).toList();
      if (columns.contains("text")) {
        check(columns, location, labelRequired);
        rows.quoteWith(separator);
        return new CsvTable(reader, columns);
      }
    }
    throw new DatasetException(
        location,
        "",
        "the header " + DatasetException.quote(header),
        "a column text, its name divided from the others by comma, semicolon or tab");
  }

  private static void check(List<String> columns, SourceLocation location, boolean labelRequired) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new DatasetException(
            location,
            "",
            "two columns named " + DatasetException.quote(column),
            "a name of its own for every column");
      }
    }
    if (labelRequired && !seen.contains("label")) {
      throw new DatasetException(location, "", "the columns " + columns, "a column label");
    }
  }

  private static ObjectReader reader(char separator) {
    CsvFactory factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
    return CsvMapper.builder(factory)
        .enable(CsvParser.Feature.WRAP_AS_ARRAY)
        .build()
        .readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  private static List<String> cells(ObjectReader reader, String row, SourceLocation location)
      throws IOException {
    try (MappingIterator<String[]> records = reader.readValues(row)) {
      return records.hasNextValue() ? List.of(records.nextValue()) : List.of();
    } catch (JsonProcessingException e) {
      throw new DatasetException(
          location,
          "",
          "a broken row (" + e.getOriginalMessage().lines().findFirst().orElse("") + ")",
          "cells quoted as RFC 4180 says");
    }
  }

  @Override
  public Fields parse(String row, SourceLocation location) throws IOException {
    List<String> cells = cells(reader, row, location);
    if (cells.size() != columns.size()) {
      throw new DatasetException(
          location, "", cells.size() + " cells", columns.size() + " as in the header");
    }
    String text = "";
    @Nullable List<String> labels = null;
    boolean list = false;
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      switch (columns.get(i)) {
        case "text" -> text = cell;
        case "label" -> {
          list = cell.indexOf('|') >= 0;
          labels = labels(cell, list);
        }
        default -> attributes.put(columns.get(i), strings.one(cell));
      }
    }
    return new Fields(text, labels, list, attributes);
  }

  private @Nullable List<String> labels(String cell, boolean list) {
    List<String> labels = new ArrayList<>();
    int from = 0;
    while (from <= cell.length()) {
      int bar = cell.indexOf('|', from);
      int to = bar < 0 ? cell.length() : bar;
      String label = cell.substring(from, to).strip();
      if (!label.isEmpty()) {
        labels.add(strings.one(label));
      }
      from = to + 1;
    }
    return labels.isEmpty() && !list ? null : labels;
  }
}
