package org.tarazy.benchmarks.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.tarazy.benchmarks.BenchmarkException;

/**
 * One benchmark method, to be measured by JMH in processes of its own.
 *
 * @param benchmark the class
 * @param method its method
 * @param parameters of the benchmark's states
 * @param threads how many call it side by side
 * @param quick rough figures in a few seconds
 */
record JmhRun(
    Class<?> benchmark, String method, Map<String, String> parameters, int threads, boolean quick) {

  /** What JMH measured. */
  static final class Outcome {
    private final Collection<RunResult> results;

    private Outcome(Collection<RunResult> results) {
      this.results = results;
    }

    /** Calls a second, over all threads; a figure an iteration. */
    Statistics perSecond() {
      return of(Mode.Throughput).getPrimaryResult().getStatistics();
    }

    /** Seconds a call, where {@link Mode#SampleTime} was asked for. */
    Statistics times() {
      return of(Mode.SampleTime).getPrimaryResult().getStatistics();
    }

    /** Memory that a call allocates; not a number where this Java does not tell. */
    double bytes() {
      return secondary(of(Mode.Throughput)).entrySet().stream()
          .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
          .mapToDouble(entry -> entry.getValue().getScore())
          .findFirst()
          .orElse(Double.NaN);
    }

    private RunResult of(Mode mode) {
      return results.stream()
          .filter(result -> result.getParams().getMode() == mode)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("JMH gave no result of mode " + mode));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // JMH hands out raw results.
    private static Map<String, ? extends Result<?>> secondary(RunResult result) {
      return (Map) result.getSecondaryResults();
    }
  }

  /**
   * Measures.
   *
   * @param folder where {@link Preparation} has put what the benchmark loads
   */
  Outcome measure(Path folder, Mode... modes) {
    // Several runs at a time spoil each other's figures, but a stale lock would stop all.
    System.setProperty("jmh.ignoreLock", "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
            .threads(threads)
            .forks(quick ? 1 : 2)
            .warmupIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 3 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 500 : 2000))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(
                "-Xms2g", "-Xmx2g", "-D" + Preparation.FOLDER + "=" + folder.toAbsolutePath());
    List.of(modes).forEach(options::mode);
    parameters.forEach(options::param);
    try {
      return new Outcome(new ArrayList<>(new Runner(options.build()).run()));
    } catch (RunnerException e) {
      throw new BenchmarkException(
          "%s %s: JMH says \"%s\"".formatted(method, parameters, e.getMessage()), e);
    }
  }
}
