package org.tarazy.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Progress;

/**
 * Runs commands and takes their time as the {@code time} of bash tells it, which knows the
 * processor time of a process that has ended and of its children.
 */
final class ProcessClock {
  private static final String TIMED =
      "TIMEFORMAT='%3R %3U %3S'; time \"${@:3}\" >\"$1\" 2>\"$2\" </dev/null";

  private ProcessClock() {}

  /**
   * A command that has run.
   *
   * @param wall seconds from start to end
   * @param processor seconds of processor time, of all threads
   * @param output what it wrote; empty where that was thrown away
   */
  record Run(double wall, double processor, String output) {}

  /**
   * A command to run again and again.
   *
   * @param what tables call it
   */
  record Program(String what, List<String> command) {}

  /** Runs a command that writes little. */
  static Run run(List<String> command) {
    return run(command, true);
  }

  /** Runs a command and throws away what it writes. */
  static Run runSilently(List<String> command) {
    return run(command, false);
  }

  private static Run run(List<String> command, boolean keep) {
    try {
      Path folder = Files.createTempDirectory("tarazy-process");
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Path times = folder.resolve("times");
      List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "time"));
      timed.add(keep ? out.toString() : "/dev/null");
      timed.add(err.toString());
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed).redirectError(times.toFile());
      // Figures with a point, and Kazakh arguments that arrive as they are.
      builder.environment().put("LC_ALL", "C.UTF-8");
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new BenchmarkException(
            "%s failed with code %d: %s"
                .formatted(String.join(" ", command), code, Files.readString(err).strip()));
      }
      String[] figures = Files.readString(times).strip().split(" ", -1);
      String output = keep ? Files.readString(out) : "";
      for (File file : Optional.ofNullable(folder.toFile().listFiles()).orElse(new File[0])) {
        Files.delete(file.toPath());
      }
      Files.delete(folder);
      return new Run(
          Double.parseDouble(figures[0]),
          Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]),
          output);
    } catch (IOException e) {
      throw new BenchmarkException(
          String.join(" ", command) + ": cannot be run (" + e.getMessage() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted", e);
    }
  }

  /** Makes sure that an option's number is large enough. */
  static void check(String option, int value, int least) {
    if (value < least) {
      throw new BenchmarkException(option + " is " + value + ", expected " + least + " or more");
    }
  }

  /** How many turns {@link #inTurns} takes. */
  static int steps(int turns) {
    return turns > 1 ? turns + 1 : turns;
  }

  /**
   * Runs programs in turns, so that what disturbs the machine disturbs all; the first turn is not
   * counted, as it fills the memory of the disk. One turn alone, which is for trying things out,
   * is.
   *
   * @return the runs of each program
   */
  static List<List<Run>> inTurns(
      List<Program> programs, int turns, Function<List<String>, Run> runner, Progress progress) {
    List<List<Run>> runs = programs.stream().<List<Run>>map(any -> new ArrayList<>()).toList();
    for (int turn = turns - steps(turns) + 1; turn <= turns; turn++) {
      for (int i = 0; i < programs.size(); i++) {
        progress.start("turn " + turn + ", " + programs.get(i).what());
        Run run = runner.apply(programs.get(i).command());
        if (turn > 0) {
          runs.get(i).add(run);
        }
      }
      progress.finish("turn %d of %d".formatted(turn, turns));
    }
    return runs;
  }
}
