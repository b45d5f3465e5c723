package org.tarazy.training;

/** Hears how far long work has come. Called from one thread at a time. */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener SILENT = (stage, done, total) -> {};

  /**
   * A step is done.
   *
   * @param stage what is being done, for people
   * @param done steps done so far
   * @param total steps in all
   */
  void progressed(String stage, int done, int total);
}
