package org.tarazy.benchmarks;

/** Says in one line why nothing can be measured, to the person who can mend it. */
public final class BenchmarkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message for people. */
  public BenchmarkException(String message) {
    super(message);
  }

  /** With a message for people and what was met. */
  public BenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
