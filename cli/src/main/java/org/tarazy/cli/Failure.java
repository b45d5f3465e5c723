package org.tarazy.cli;

/**
 * The command cannot do what it was asked. The message is one line for the person who can mend it.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
