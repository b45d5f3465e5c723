package org.tarazy.benchmarks.process;

import java.util.List;
import org.tarazy.benchmarks.Figures;

/**
 * What a command took, run by run.
 *
 * @param what tables call it
 * @param wall seconds from start to end
 * @param processor seconds of processor time
 */
record ProcessTimes(String what, List<Double> wall, List<Double> processor) {
  static ProcessTimes of(String what, List<ProcessClock.Run> runs) {
    return new ProcessTimes(
        what,
        runs.stream().map(ProcessClock.Run::wall).toList(),
        runs.stream().map(ProcessClock.Run::processor).toList());
  }

  double medianWall() {
    return Figures.median(wall);
  }

  double medianProcessor() {
    return Figures.median(processor);
  }
}
