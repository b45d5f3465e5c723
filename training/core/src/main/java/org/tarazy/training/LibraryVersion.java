package org.tarazy.training;

/** The version of this library that stands on the card of each model it makes. */
final class LibraryVersion {
  static final String CURRENT = "0.1.0";

  private LibraryVersion() {}
}
