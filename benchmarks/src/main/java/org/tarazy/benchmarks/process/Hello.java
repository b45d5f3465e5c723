package org.tarazy.benchmarks.process;

/** The least that a process of Java does. */
public final class Hello {
  private Hello() {}

  /** Prints one line. */
  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
