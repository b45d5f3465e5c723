package org.tarazy.triage;

/** How soon a person should read a text, the soonest first. There is no other outcome. */
public enum Priority {
  /** Before all others. */
  FIRST,
  /** In its turn. */
  QUEUE,
  /** As part of the random sample by which misses are measured. */
  SAMPLE,
  /** Nobody has to. */
  NONE;

  /** Whichever comes sooner. */
  Priority orSooner(Priority other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
