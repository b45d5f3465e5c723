package org.tarazy.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.tarazy.training.ProgressListener;

/** A progress bar on standard error, where that is a terminal. */
final class ProgressDisplay implements ProgressListener, AutoCloseable {
  private static final int WIDTH = 80;

  private final Console console;
  private @Nullable ProgressBar bar;

  ProgressDisplay(Console console) {
    this.console = console;
  }

  @Override
  public void progressed(String stage, int done, int total) {
    if (!console.progress()) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
              .setStyle(ProgressBarStyle.ASCII)
              .setTaskName("train")
              .setInitialMax(total)
              .build();
    }
    bar.maxHint(total);
    bar.setExtraMessage(stage);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
