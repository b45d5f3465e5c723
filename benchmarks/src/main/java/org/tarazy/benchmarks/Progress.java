package org.tarazy.benchmarks;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how far long work has come: a bar on a terminal, else lines. */
public final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private final int total;
  private int done;

  /** Begins work of {@code total} steps. */
  public Progress(String task, int total) {
    this.total = total;
    if (!Boolean.getBoolean("tarazy.progress")) {
      bar = null;
    } else {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .build();
    }
  }

  /** Says what is being done now. */
  public void start(String step) {
    if (bar != null) {
      bar.setExtraMessage(step);
    }
  }

  /** A step is done. */
  public void finish(String outcome) {
    done++;
    if (bar == null) {
      System.err.printf("[%d/%d] %s%n", done, total, outcome);
    } else {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
