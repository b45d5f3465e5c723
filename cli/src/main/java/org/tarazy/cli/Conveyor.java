package org.tarazy.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on texts with all processors and hands the results on in the order of the texts. It holds a
 * few batches at a time, whatever the number of texts. Little input is worked on by the calling
 * thread alone.
 *
 * <p>For one thread, which is also the one that results are handed on by.
 */
final class Conveyor implements AutoCloseable {
  private static final int BATCH_TEXTS = 256;
  private static final int BATCH_CHARS = 1 << 18;

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Function<List<InputText>, byte[]> work;
  private final Consumer<byte[]> sink;
  private final ArrayDeque<Future<byte[]>> underway = new ArrayDeque<>();
  private List<InputText> batch = new ArrayList<>();
  private long batchChars;
  private @Nullable ExecutorService pool;

  private Conveyor(Function<List<InputText>, byte[]> work, Consumer<byte[]> sink) {
    this.work = work;
    this.sink = sink;
  }

  /**
   * Works on all texts of {@code input} and prints the results. Where a text cannot be read, those
   * before it are still done.
   */
  static void run(TextInput input, Console console, Function<List<InputText>, byte[]> work) {
    try (Conveyor conveyor = new Conveyor(work, console::write)) {
      try {
        input.forEach(console, conveyor::add);
      } finally {
        conveyor.finish();
      }
    }
  }

  private void add(InputText text) {
    batch.add(text);
    batchChars += text.text().length();
    if (batch.size() >= BATCH_TEXTS || batchChars >= BATCH_CHARS) {
      submit();
    }
  }

  /** Works on what is left and hands all results on. */
  private void finish() {
    if (pool == null) {
      sink.accept(work.apply(batch));
      batch = List.of();
      return;
    }
    submit();
    while (!underway.isEmpty()) {
      handOn();
    }
  }

  private void submit() {
    if (pool == null) {
      pool = Executors.newFixedThreadPool(threads);
    }
    List<InputText> full = batch;
    underway.add(pool.submit(() -> work.apply(full)));
    batch = new ArrayList<>();
    batchChars = 0;
    if (underway.size() > 2 * threads) {
      handOn();
    }
  }

  private void handOn() {
    try {
      sink.accept(underway.remove().get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted");
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
