package org.tarazy.triage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text that was assessed before, without the text itself.
 *
 * @param id 16 hexadecimal digits, made from the words of the text; the same for texts that differ
 *     only in what {@link org.tarazy.text.TextSignature} does not see
 * @param standing whether look-ups show it
 * @param history all that was decided, the latest first, never empty
 */
public record KnownText(String id, Standing standing, List<Event> history) {

  /** Whether look-ups show a text. */
  public enum Standing {
    /** They do. */
    ACTIVE,
    /** Its latest assessment has expired. */
    EXPIRED,
    /** Somebody disabled it for the time being. */
    DISABLED,
    /** Somebody revoked it for good; a new assessment makes it active again. */
    REVOKED
  }

  /** What was done to an entry. */
  public enum Action {
    /** A person assessed the text. */
    ASSESSED,
    /** Look-ups were to leave it out. */
    DISABLED,
    /** Look-ups were to show it again. */
    ENABLED,
    /** The entry was taken back. */
    REVOKED
  }

  /**
   * One line of a text's history.
   *
   * @param action what was done
   * @param reviewer by whom
   * @param reference why, or where to read more
   * @param time when
   * @param assessment what was decided, where {@code action} is {@link Action#ASSESSED}
   */
  public record Event(
      Action action,
      String reviewer,
      String reference,
      Instant time,
      Optional<Assessment> assessment) {}

  /** Makes the list unmodifiable. */
  public KnownText {
    history = List.copyOf(history);
  }

  /** The latest assessment. */
  public Assessment assessment() {
    return history.stream()
        .flatMap(event -> event.assessment().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no assessment of " + id));
  }
}
