package org.tarazy.benchmarks.accuracy;

import java.io.IOException;
import java.util.List;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.contestants.Contestant;
import org.tarazy.benchmarks.contestants.DecisionThresholds;
import org.tarazy.benchmarks.contestants.LabelledSet;
import org.tarazy.benchmarks.contestants.Metric;
import org.tarazy.benchmarks.contestants.Scorer;
import org.tarazy.benchmarks.contestants.Setting;
import org.tarazy.model.Task;

/**
 * Trains a contestant on a set with each of its settings, chooses the setting and the thresholds on
 * the development texts, and tests the chosen one once.
 */
final class Tournament {
  private final LabelledSet set;
  private final String data;
  private final int rows;

  Tournament(LabelledSet set, String data, int rows) {
    this.set = set;
    this.data = data;
    this.rows = rows;
  }

  private record Trained(
      Setting setting, Scorer scorer, DecisionThresholds thresholds, double dev, double seconds) {}

  Result run(Contestant contestant, Progress progress) {
    Machine machine = Machine.here();
    List<Setting> settings = contestant.settings(set.task());
    long started = System.nanoTime();
    Trained best = null;
    for (Setting setting : settings) {
      progress.start(set.name() + " " + contestant.name() + ": " + setting.name());
      Trained trained = train(contestant, setting);
      progress.finish(
          "%s %s, %s: dev %.3f in %.1f s"
              .formatted(
                  set.name(), contestant.name(), setting.name(), trained.dev(), trained.seconds()));
      if (best == null || trained.dev() > best.dev()) {
        if (best != null) {
          best.scorer().close();
        }
        best = trained;
      } else {
        trained.scorer().close();
      }
    }
    if (best == null) {
      throw new IllegalStateException(contestant.name() + " has no settings");
    }
    double totalSeconds = secondsSince(started);
    long[] truth = set.test().truth();
    long[] proposed = best.thresholds().propose(best.scorer().scoreAll(set.test().texts()));
    String choices = best.scorer().choices();
    Result result =
        new Result(
            set.name(),
            data,
            rows,
            contestant.name(),
            contestant.version(),
            settings.size(),
            set.metric().name(),
            set.metric().of(truth, proposed),
            new Bootstrap(set.metric(), truth).interval(proposed),
            Metric.ACCURACY.of(truth, proposed),
            Metric.MACRO_F1.of(truth, proposed),
            best.dev(),
            choices.isEmpty() ? best.setting().name() : choices,
            best.seconds(),
            totalSeconds,
            bytes(contestant, best.scorer()),
            set.train().size(),
            truth.length,
            set.labels().size(),
            set.task() == Task.MULTI_LABEL,
            Result.write(proposed),
            machine);
    best.scorer().close();
    return result;
  }

  private Trained train(Contestant contestant, Setting setting) {
    long started = System.nanoTime();
    Scorer scorer;
    try {
      scorer = setting.training().train(set);
    } catch (IOException | RuntimeException e) {
      throw failed(contestant, setting.name(), e);
    }
    double seconds = secondsSince(started);
    double[][] scores = scorer.scoreAll(set.dev().texts());
    DecisionThresholds thresholds =
        scorer
            .thresholds()
            .orElseGet(
                () -> new ThresholdChoice(set.task(), set.metric(), scores, set.dev()).choose());
    double dev = set.metric().of(set.dev().truth(), thresholds.propose(scores));
    return new Trained(setting, scorer, thresholds, dev, seconds);
  }

  private long bytes(Contestant contestant, Scorer scorer) {
    try {
      return scorer.bytes();
    } catch (IOException e) {
      throw failed(contestant, "the size of its model", e);
    }
  }

  private BenchmarkException failed(Contestant contestant, String doing, Exception e) {
    return new BenchmarkException(
        "%s %s, %s: failed with %s".formatted(set.name(), contestant.name(), doing, e), e);
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
