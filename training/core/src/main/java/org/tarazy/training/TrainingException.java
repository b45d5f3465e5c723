package org.tarazy.training;

/**
 * Data or options that no model can be made of. The message is one line for the person who can mend
 * it.
 */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what was expected. */
  public TrainingException(String message) {
    super(message);
  }
}
