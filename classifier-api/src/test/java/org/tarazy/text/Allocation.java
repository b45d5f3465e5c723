package org.tarazy.text;

import java.lang.reflect.Method;

/**
 * Measures what a task allocates on the heap. By reflection, because a test inside the module
 * cannot be compiled against {@code jdk.management}, which the module does not require.
 */
public final class Allocation {
  private Allocation() {}

  /**
   * The fewest bytes that one of twenty rounds of {@code task} allocates, near 0 if it does not.
   */
  public static long leastBytes(Runnable task) throws ReflectiveOperationException {
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class);
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = (long) allocated.invoke(threads, id);
      task.run();
      least = Math.min(least, (long) allocated.invoke(threads, id) - before);
    }
    return least;
  }
}
