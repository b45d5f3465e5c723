package org.tarazy.triage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person decided on a text.
 *
 * @param state the outcome
 * @param label the label in question; at most 255 bytes of UTF-8, may be empty
 * @param reviewer who decided; at most 255 bytes of UTF-8, may be empty
 * @param reference where to read more, such as a case number; at most 255 bytes of UTF-8, may be
 *     empty
 * @param decidedAt when, kept to the second, from 1970 to 2106
 * @param expires from when on it is no longer shown, kept to the second; empty for never
 */
public record Assessment(
    State state,
    String label,
    String reviewer,
    String reference,
    Instant decidedAt,
    Optional<Instant> expires) {

  /** What a person came to. */
  public enum State {
    /** The label is right. */
    CONFIRMED,
    /** The label is wrong; nothing speaks against the text. */
    CLEARED,
    /** People disagree, or an appeal is under way. */
    DISPUTED
  }

  private static final long LAST_SECOND = 0xFFFFFFFFL;

  /** Checks the lengths and times. */
  public Assessment {
    checkLength("label", label);
    checkLength("reviewer", reviewer);
    checkLength("reference", reference);
    checkTime("decidedAt", decidedAt);
    expires.ifPresent(time -> checkTime("expires", time));
  }

  /** An assessment that does not expire. */
  public static Assessment of(
      State state, String label, String reviewer, String reference, Instant decidedAt) {
    return new Assessment(state, label, reviewer, reference, decidedAt, Optional.empty());
  }

  /** This assessment, no longer shown from {@code time} on. */
  public Assessment expiringAt(Instant time) {
    return new Assessment(state, label, reviewer, reference, decidedAt, Optional.of(time));
  }

  static void checkLength(String field, String value) {
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    if (length > 255) {
      throw new IllegalArgumentException(
          field + " takes " + length + " bytes, expected at most 255");
    }
  }

  static void checkTime(String field, Instant time) {
    if (time.getEpochSecond() < 1 || time.getEpochSecond() > LAST_SECOND) {
      throw new IllegalArgumentException(field + " is " + time + ", expected 1970 to 2106");
    }
  }
}
