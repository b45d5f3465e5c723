package org.tarazy.benchmarks.process;

import org.tarazy.Classifier;
import org.tarazy.models.Models;

/** The least program that classifies a text; says what that took. */
public final class FirstClassification {
  /** What is classified. */
  static final String TEXT = "Бүгін мешітте жұма намазы өтті. Сегодня вышли новости.";

  private FirstClassification() {}

  /** Prints seconds from here to the loaded model, and to the first classification. */
  public static void main(String[] arguments) {
    long started = System.nanoTime();
    Classifier classifier = Models.load("sample-review");
    long loaded = System.nanoTime();
    if (classifier.classify(TEXT).probabilities().isEmpty()) {
      throw new IllegalStateException("no probabilities");
    }
    long classified = System.nanoTime();
    System.out.println((loaded - started) / 1e9 + " " + (classified - started) / 1e9);
  }
}
