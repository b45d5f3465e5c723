package org.tarazy.training;

import java.util.Locale;

/** What a model is made of. */
public enum TrainerKind {
  /**
   * A linear model, or its blend with a network where texts held out of training clearly say so. A
   * linear model where no {@link NetworkTrainer} is on the class path or texts are few.
   */
  AUTO,
  /** A linear model. */
  LINEAR,
  /** A network alone. */
  NEURAL;

  /** The name in lower case, as commands and cards write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
