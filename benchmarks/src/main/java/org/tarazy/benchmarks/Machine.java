package org.tarazy.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What figures were taken on.
 *
 * @param processor its name, where the system tells
 * @param cores how many the Java virtual machine sees
 * @param system the operating system
 * @param java the Java virtual machine
 * @param load how many threads wanted to run in the minute before the start; negative where unknown
 */
public record Machine(String processor, int cores, String system, String java, double load) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This machine, now. */
  public static Machine here() {
    return new Machine(
        nameOfProcessor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String nameOfProcessor() {
    try {
      for (String line : Files.readAllLines(CPU_INFO)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return "unknown processor";
    }
    return "unknown processor";
  }

  /** Whether others kept the machine busy, so that times are not worth much. */
  @JsonIgnore
  public boolean isBusy() {
    return load > cores * 0.5;
  }

  /** One line for people. */
  public String describe() {
    return "%s, %d cores, %s, %s%s"
        .formatted(
            processor,
            cores,
            system,
            java,
            isBusy()
                ? "; OTHERS KEPT THE MACHINE BUSY (load %.1f): times are worth little"
                    .formatted(load)
                : "");
  }
}
