package org.tarazy.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import org.tarazy.Classifier;

/** Loads a model file several times and says by how much the used heap has grown for each. */
public final class HeapProbe {
  private static final int COLLECTIONS = 3;

  private HeapProbe() {}

  /**
   * Prints the bytes of a model as loaded, and once it has classified a text.
   *
   * @param arguments a model file, and how many times to load it
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Classifier[] classifiers = new Classifier[Integer.parseInt(arguments[1])];
    // What all models share is there once, and is not counted.
    Classifier first = Classifier.load(file);
    first.classify(FirstClassification.TEXT);
    long before = used();
    for (int i = 0; i < classifiers.length; i++) {
      classifiers[i] = Classifier.load(file);
    }
    long loaded = used() - before;
    for (Classifier classifier : classifiers) {
      classifier.classify(FirstClassification.TEXT);
    }
    long ready = used() - before;
    if (!first.sha256().equals(classifiers[0].sha256())) {
      throw new IllegalStateException(file + " changed while it was measured");
    }
    System.out.println(loaded / classifiers.length + " " + ready / classifiers.length);
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
