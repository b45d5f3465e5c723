package org.tarazy.benchmarks;

import java.nio.file.Path;

/** Where things are in the checkout that is measured. */
public final class Checkout {
  private Checkout() {}

  /** The folder of the checkout. */
  public static Path root() {
    return Path.of(System.getProperty("tarazy.root", "."));
  }

  /** Trained models and prepared texts, which a later run takes from here. */
  public static Path work() {
    return root().resolve("benchmarks/target/latency");
  }
}
