package org.tarazy.benchmarks.contestants;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** What training made. One thread at a time. */
public interface Scorer extends Serializable {
  /** A score a label, 0 or more; the higher the likelier. */
  double[] score(String text);

  /** The scores of many texts. */
  default double[][] scoreAll(List<String> texts) {
    return texts.stream().map(this::score).toArray(double[][]::new);
  }

  /** How scores become labels, where training has chosen that itself. */
  default Optional<DecisionThresholds> thresholds() {
    return Optional.empty();
  }

  /** What training has chosen itself, for people; empty where nothing. */
  default String choices() {
    return "";
  }

  /** Deletes what it keeps on the disk; it scores no more. */
  default void close() {}

  /** The size of the model as a compressed file. */
  default long bytes() throws IOException {
    AtomicLong count = new AtomicLong();
    OutputStream counter =
        new OutputStream() {
          @Override
          public void write(int b) {
            count.incrementAndGet();
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            count.addAndGet(length);
          }
        };
    try (ObjectOutputStream out = new ObjectOutputStream(new GZIPOutputStream(counter, 1 << 16))) {
      out.writeObject(this);
    }
    return count.get();
  }
}
