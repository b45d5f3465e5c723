package org.tarazy.datasets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text with what is known about it.
 *
 * @param text the text, valid Unicode, not changed in any way since it was read
 * @param labels its labels as they were written, in that order; empty where it has none
 * @param attributes every other field of its row, in the order of the row; a field that is not a
 *     string is kept as its JSON
 * @param source where it came from
 */
public record Example(
    String text, List<String> labels, Map<String, String> attributes, SourceLocation source) {

  /** Takes copies, so that an example never changes. */
  public Example {
    labels = List.copyOf(labels);
    attributes =
        attributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * The one label of a single-label example.
   *
   * @throws IllegalStateException if it has none or several
   */
  public String label() {
    if (labels.size() != 1) {
      throw new IllegalStateException(source + ": has labels " + labels + ", expected exactly one");
    }
    return labels.get(0);
  }

  /** The attribute {@code name}, where the row had that field. */
  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** The same example with another text. */
  public Example withText(String newText) {
    return new Example(newText, labels, attributes, source);
  }
}
