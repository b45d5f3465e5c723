package org.tarazy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Works on texts with all processors and hands the results on in the order of the texts. A few
 * batches are held at a time, whatever the number of texts; few texts are worked on by the calling
 * thread alone, which is also the one that reads the texts and hands the results on.
 */
final class OrderedWork {
  static final String THREAD_NAME = "tarazy-worker";

  private static final int BATCH_TEXTS = 256;
  private static final int BATCH_CHARS = 1 << 18;

  private OrderedWork() {}

  static <T extends CharSequence, R> void run(
      Iterator<? extends T> texts,
      Function<? super T, ? extends R> work,
      BiConsumer<? super T, ? super R> sink) {
    List<T> batch = nextBatch(texts);
    if (!texts.hasNext()) {
      for (T text : batch) {
        sink.accept(text, work.apply(text));
      }
      return;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, THREAD_NAME);
              thread.setDaemon(true);
              return thread;
            });
    try {
      ArrayDeque<Batch<T, R>> underway = new ArrayDeque<>();
      while (!batch.isEmpty()) {
        List<T> full = batch;
        underway.add(new Batch<>(full, pool.submit(() -> results(full, work))));
        if (underway.size() > 2 * threads) {
          handOn(underway.remove(), sink);
        }
        batch = nextBatch(texts);
      }
      while (!underway.isEmpty()) {
        handOn(underway.remove(), sink);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private record Batch<T, R>(List<T> texts, Future<List<R>> results) {}

  private static <T extends CharSequence> List<T> nextBatch(Iterator<? extends T> texts) {
    List<T> batch = new ArrayList<>();
    long chars = 0;
    while (batch.size() < BATCH_TEXTS && chars < BATCH_CHARS && texts.hasNext()) {
      T text = texts.next();
      batch.add(text);
      chars += text.length();
    }
    return batch;
  }

  private static <T, R> List<R> results(List<T> texts, Function<? super T, ? extends R> work) {
    List<R> results = new ArrayList<>(texts.size());
    for (T text : texts) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("nobody waits for the results any more");
      }
      results.add(work.apply(text));
    }
    return results;
  }

  private static <T, R> void handOn(Batch<T, R> batch, BiConsumer<? super T, ? super R> sink) {
    try {
      List<R> results = batch.results().get();
      for (int i = 0; i < results.size(); i++) {
        sink.accept(batch.texts().get(i), results.get(i));
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while texts were classified");
    }
  }
}
