package org.tarazy.triage;

import java.time.Instant;

/**
 * A line of a {@link ReviewLog}.
 *
 * @param line its number, from 1
 * @param loggedAt when it was appended
 * @param sha256 the digest that seals it and all lines before it
 * @param disposition what was decided
 */
public record LogEntry(long line, Instant loggedAt, String sha256, Disposition disposition) {}
