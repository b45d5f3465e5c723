package org.tarazy.benchmarks.latency;

import java.util.List;
import org.tarazy.benchmarks.Machine;

/**
 * What {@code benchmarks/run latency} saves.
 *
 * @param machine what it ran on
 * @param quick whether figures are rough
 * @param measurements in the order of the tables
 */
record LatencyReport(Machine machine, boolean quick, List<Measurement> measurements) {
  /** Ends the name of a table of networks alone. */
  static final String NETWORK = ", networks";

  /** All tables, in Markdown. */
  String tables() {
    StringBuilder text = new StringBuilder();
    LatencyTable table = new LatencyTable(measurements);
    for (String texts : table.texts()) {
      text.append('\n').append(table.of(texts));
    }
    return text.toString();
  }

  /** One line on how it was measured. */
  String describe() {
    return (quick ? "`--quick`: rough. " : "") + machine.describe();
  }
}
