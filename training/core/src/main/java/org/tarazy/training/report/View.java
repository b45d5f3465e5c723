package org.tarazy.training.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tarazy.triage.Proportion;

/** What a template is filled with: names and texts, nothing to work out. */
final class View {
  private View() {}

  /** Names and values in turn. */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> view = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      view.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return view;
  }

  /** A list that a template can ask whether it holds anything: a view of {@code rows}, or none. */
  static Object table(List<Map<String, Object>> rows) {
    return rows.isEmpty() ? false : of("rows", rows);
  }

  /**
   * A share with its 95% interval of Wilson, and where both lie on a bar.
   *
   * @param full the share at the right end of the bar, above 0
   * @param fewest of fewer texts than this no bar is drawn, which would say too much
   */
  static Map<String, Object> share(Proportion proportion, double full, int fewest) {
    return of(
        "rate", Format.percent(proportion.rate()),
        "interval", Format.interval(proportion),
        "hits", Format.count(proportion.hits()),
        "of", Format.count(proportion.of()),
        "measured", proportion.of() > 0,
        "drawn", proportion.of() >= fewest,
        "at", position(proportion.of() == 0 ? 0 : proportion.rate(), full),
        "low", position(proportion.low(), full),
        "high", position(proportion.high(), full));
  }

  /** As above, on a bar from 0 to 1. */
  static Map<String, Object> share(Proportion proportion) {
    return share(proportion, 1, 1);
  }

  /** Where on a bar, in percent of its length. */
  static String position(double share, double full) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, Math.min(1, share / full)));
  }
}
