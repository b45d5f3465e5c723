package org.tarazy.training;

import java.util.Objects;

/**
 * The parts of a model card that only people can write.
 *
 * @param description one sentence on what the model does
 * @param intendedUse what it is for
 * @param outOfScope what it must not be used for
 * @param limits what is known to go wrong
 * @param licence the licence of the weights
 * @param attribution whom the licence of the data asks to name; empty where none
 * @param contact whom to write to about the model, such as a wrong flag; empty where nobody is
 *     named
 */
public record CardText(
    String description,
    String intendedUse,
    String outOfScope,
    String limits,
    String licence,
    String attribution,
    String contact) {

  /** A text that names no contact is one of a file that was written before there was the field. */
  public CardText {
    contact = Objects.requireNonNullElse(contact, "");
  }

  /** A text that names no contact. */
  public CardText(
      String description,
      String intendedUse,
      String outOfScope,
      String limits,
      String licence,
      String attribution) {
    this(description, intendedUse, outOfScope, limits, licence, attribution, "");
  }

  /** Says that nobody has written a card yet. */
  public static final CardText UNWRITTEN =
      new CardText(
          "Not described yet.",
          "To propose labels to a person, who decides.",
          "Deciding about people without a person.",
          "Not examined yet.",
          "Not stated.",
          "");
}
