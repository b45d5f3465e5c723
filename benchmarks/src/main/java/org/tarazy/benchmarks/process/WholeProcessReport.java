package org.tarazy.benchmarks.process;

import java.util.List;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.TextTable;

/**
 * What {@code benchmarks/run whole-process} saves.
 *
 * @param machine what it ran on
 * @param starts processes that classify one text, and at last the one that prints one line
 * @param set the set that the file was made of; empty where no file was measured
 * @param lines how many texts the file has
 * @param files a row a command
 */
public record WholeProcessReport(
    Machine machine, List<ProcessTimes> starts, String set, int lines, List<FileTimes> files) {

  /**
   * A command over a file of one text, which is its load time, and over all of them.
   *
   * @param one over one text
   * @param all over all texts
   */
  record FileTimes(ProcessTimes one, ProcessTimes all) {
    /** Seconds for all texts but one, without the load time. */
    double wall() {
      return all.medianWall() - one.medianWall();
    }

    /** As {@link #wall}, of processor time. */
    double processor() {
      return all.medianProcessor() - one.medianProcessor();
    }
  }

  /** All tables, in Markdown. */
  public String tables() {
    return startTable()
        + '\n'
        + (files.isEmpty() ? "" : fileTable() + '\n')
        + machine.describe()
        + '\n';
  }

  private String startTable() {
    ProcessTimes hello = starts.get(starts.size() - 1);
    TextTable table = new TextTable();
    table.add(
        List.of("one text, seconds (median)", "wall", "÷ hello", "processor", "÷ hello", "runs"));
    for (ProcessTimes start : starts) {
      table.add(
          List.of(
              start.what(),
              Figures.seconds(start.medianWall()),
              Figures.ratio(start.medianWall() / hello.medianWall()),
              Figures.seconds(start.medianProcessor()),
              Figures.ratio(start.medianProcessor() / hello.medianProcessor()),
              String.valueOf(start.wall().size())));
    }
    return table.toString();
  }

  private String fileTable() {
    FileTimes ours = files.get(0);
    TextTable table = new TextTable();
    table.add(
        List.of(
            "%s texts of %s, seconds (median)".formatted(Figures.count(lines), set),
            "one text",
            "all",
            "texts/s",
            "texts/s of processor time",
            "its processor time ÷ ours",
            "runs"));
    for (FileTimes file : files) {
      table.add(
          List.of(
              file.all().what(),
              Figures.seconds(file.one().medianWall()),
              Figures.seconds(file.all().medianWall()),
              Figures.count((lines - 1) / file.wall()),
              Figures.count((lines - 1) / file.processor()),
              Figures.ratio(file.processor() / ours.processor()),
              String.valueOf(file.all().wall().size())));
    }
    return table.toString();
  }
}
