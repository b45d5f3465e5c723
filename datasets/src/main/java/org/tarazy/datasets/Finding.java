package org.tarazy.datasets;

import java.util.List;

/**
 * Something about a data set that its owner should know.
 *
 * @param code what kind of finding, for programs: lower case with hyphens, as listed at {@link
 *     DatasetCheck}
 * @param severity how bad it is
 * @param message what was found, for people, in one line
 * @param count how many examples, groups of examples or labels it concerns
 * @param examples up to five of them, each beginning with {@code file:line}
 */
public record Finding(
    String code, Severity severity, String message, long count, List<String> examples) {

  /** How bad a finding is. */
  public enum Severity {
    /** Training or measuring with this is refused or misleads. */
    ERROR,
    /** Probably a mistake; worth a look. */
    WARNING,
    /** Good to know. */
    INFO
  }

  /** Takes a copy of the list. */
  public Finding {
    examples = List.copyOf(examples);
  }
}
