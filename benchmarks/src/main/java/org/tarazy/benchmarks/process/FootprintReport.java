package org.tarazy.benchmarks.process;

import java.util.List;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.TextTable;

/**
 * What {@code benchmarks/run footprint} saves.
 *
 * @param machine what it ran on
 * @param heaps a row a model
 * @param jars what a program has on its class path
 * @param starts the program that classifies one text, and the one that prints one line
 */
public record FootprintReport(
    Machine machine, List<Heap> heaps, List<Jar> jars, List<Start> starts) {

  /**
   * What a model takes.
   *
   * @param model its name
   * @param file bytes of its file
   * @param loaded bytes of the heap once it is loaded
   * @param ready bytes of the heap once it has classified a text
   */
  record Heap(String model, long file, long loaded, long ready) {}

  /**
   * A file on the class path.
   *
   * @param name of the file
   * @param bytes its size
   */
  record Jar(String name, long bytes) {}

  /**
   * A program and what it took.
   *
   * @param times of the whole process
   * @param loaded seconds from its main method to the loaded model, run by run; empty where it
   *     loads none
   * @param classified seconds from its main method to the first classification
   */
  record Start(ProcessTimes times, List<Double> loaded, List<Double> classified) {}

  /** All tables, in Markdown. */
  public String tables() {
    return heapTable() + '\n' + jarTable() + '\n' + startTable() + '\n' + machine.describe() + '\n';
  }

  private String heapTable() {
    TextTable table = new TextTable();
    table.add(
        List.of(
            "heap of a model, bytes",
            "file",
            "loaded",
            "÷ file",
            "after a classification",
            "÷ file"));
    for (Heap heap : heaps) {
      table.add(
          List.of(
              heap.model(),
              Figures.count(heap.file()),
              Figures.count(heap.loaded()),
              Figures.ratio((double) heap.loaded() / heap.file()),
              Figures.count(heap.ready()),
              Figures.ratio((double) heap.ready() / heap.file())));
    }
    return table.toString();
  }

  private String jarTable() {
    TextTable table = new TextTable();
    table.add(List.of("classifier-api and what it needs", "bytes"));
    for (Jar jar : jars) {
      table.add(List.of(jar.name(), Figures.count(jar.bytes())));
    }
    table.add(List.of("together", Figures.count(jars.stream().mapToLong(Jar::bytes).sum())));
    return table.toString();
  }

  private String startTable() {
    TextTable table = new TextTable();
    table.add(
        List.of(
            "first classification, seconds (median)",
            "model loaded",
            "text classified",
            "whole process",
            "processor"));
    for (Start start : starts) {
      table.add(
          List.of(
              start.times().what(),
              Figures.seconds(Figures.median(start.loaded())),
              Figures.seconds(Figures.median(start.classified())),
              Figures.seconds(start.times().medianWall()),
              Figures.seconds(start.times().medianProcessor())));
    }
    return table.toString();
  }
}
