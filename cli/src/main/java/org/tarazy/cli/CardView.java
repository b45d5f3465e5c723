package org.tarazy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tarazy.model.ModelCard;
import org.tarazy.model.Task;

/** A model card for people. */
final class CardView {
  /** What metrics of groups are called on a card. */
  private static final String GROUPS = "groups";

  private CardView() {}

  static String of(ModelCard card, Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(Printable.line(card.id()))).append('\n');
    text.append(Printable.line(card.description())).append("\n\n");
    Table facts =
        new Table()
            .row("labels  ", Printable.line(String.join(", ", card.labels())))
            .row("a text has", card.task() == Task.SINGLE_LABEL ? "one label" : "any labels")
            .row("trainer", card.trainer() + ", seed " + card.seed())
            .row("version", card.libraryVersion());
    text.append(facts.leftAligned());
    section("Intended use", card.intendedUse(), style, text);
    section("Out of scope", card.outOfScope(), style, text);
    section("Limits", card.limits(), style, text);
    section("Licence", card.licence(), style, text);
    section("Attribution", card.attribution(), style, text);
    section("Contact", card.contact(), style, text);
    Table data = new Table();
    for (ModelCard.DataSource source : card.data()) {
      data.row(
          Printable.line(source.name()), source.role(), source.rows() + " texts", source.sha256());
    }
    section("Data", data.leftAligned(), style, text);
    section("Reached", entries(withoutGroups(card.metrics())), style, text);
    groups("", card.metrics(), style, text);
    section("Options", entries(card.options()), style, text);
    return text.toString();
  }

  private static void section(String title, String content, Style style, StringBuilder text) {
    if (!content.isBlank()) {
      text.append('\n').append(style.bold(title)).append('\n');
      content.strip().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  private static Map<?, ?> withoutGroups(Map<?, ?> metrics) {
    Map<Object, Object> rest = new LinkedHashMap<>();
    metrics.forEach(
        (name, value) -> {
          if (!GROUPS.equals(name)) {
            rest.put(name, value instanceof Map<?, ?> inner ? withoutGroups(inner) : value);
          }
        });
    return rest;
  }

  /** A table for each field by which texts were grouped. */
  private static void groups(String prefix, Map<?, ?> metrics, Style style, StringBuilder text) {
    metrics.forEach(
        (name, value) -> {
          if (!(value instanceof Map<?, ?> inner)) {
            return;
          }
          if (GROUPS.equals(name)) {
            inner.forEach(
                (field, byGroup) -> {
                  if (byGroup instanceof Map<?, ?> table) {
                    section(
                        prefix + "by " + field, table(String.valueOf(field), table), style, text);
                  }
                });
          } else {
            groups(prefix + name + ", ", inner, style, text);
          }
        });
  }

  private static String table(String field, Map<?, ?> groups) {
    Set<String> columns = new LinkedHashSet<>();
    groups.forEach(
        (group, figures) -> {
          if (figures instanceof Map<?, ?> named) {
            named.keySet().forEach(name -> columns.add(String.valueOf(name)));
          }
        });
    columns.removeIf(column -> column.endsWith("_95"));
    List<String> header = new ArrayList<>(List.of(Printable.line(field)));
    header.addAll(columns);
    Table table = new Table().row(header.toArray(String[]::new));
    groups.forEach(
        (group, figures) -> {
          List<String> row = new ArrayList<>(List.of(Printable.line(String.valueOf(group))));
          for (String column : columns) {
            row.add(figures instanceof Map<?, ?> named ? cell(named, column) : "");
          }
          table.row(row.toArray(String[]::new));
        });
    return table.toString();
  }

  private static String cell(Map<?, ?> figures, String name) {
    Object value = figures.get(name);
    String figure =
        value instanceof Double number
            ? Table.figure(number)
            : value == null ? "" : Printable.line(String.valueOf(value));
    return figures.get(name + "_95") instanceof List<?> interval
            && interval.size() == 2
            && interval.get(0) instanceof Double low
            && interval.get(1) instanceof Double high
        ? figure + " (" + Table.figure(low) + " to " + Table.figure(high) + ")"
        : figure;
  }

  private static String entries(Map<?, ?> map) {
    Table table = new Table();
    flatten("", map, table);
    return table.leftAligned();
  }

  private static void flatten(String prefix, Map<?, ?> map, Table table) {
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + key + ".", inner, table);
          } else {
            table.row(prefix + key, Printable.line(String.valueOf(value)));
          }
        });
  }
}
