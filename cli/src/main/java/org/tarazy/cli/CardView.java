package org.tarazy.cli;

import java.util.Map;
import org.tarazy.model.ModelCard;
import org.tarazy.model.Task;

/** A model card for people. */
final class CardView {
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
    Table data = new Table();
    for (ModelCard.DataSource source : card.data()) {
      data.row(
          Printable.line(source.name()), source.role(), source.rows() + " texts", source.sha256());
    }
    section("Data", data.leftAligned(), style, text);
    section("Reached", entries(card.metrics()), style, text);
    section("Options", entries(card.options()), style, text);
    return text.toString();
  }

  private static void section(String title, String content, Style style, StringBuilder text) {
    if (!content.isBlank()) {
      text.append('\n').append(style.bold(title)).append('\n');
      content.strip().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  private static String entries(Map<String, Object> map) {
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
