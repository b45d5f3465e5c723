package org.tarazy.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that start the Java that this runs on. */
final class JavaCommand {
  private JavaCommand() {}

  /** Starts {@code main}, with options before the class path. */
  static List<String> of(List<String> options, List<Path> classPath, String main, String... rest) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.addAll(Arrays.asList(rest));
    return command;
  }

  /** The jars or folders that classes come from. */
  static List<Path> sources(Class<?>... types) {
    return Stream.of(types).map(JavaCommand::source).distinct().toList();
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The size of a jar, or of all that is in a folder. */
  static long size(Path source) {
    try (Stream<Path> files = Files.walk(source)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
