package org.tarazy.benchmarks;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Results on the disk. A killed run leaves the old file or the new one. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  /** Reads what {@link #write} wrote. */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(file.toFile(), type);
    } catch (JacksonException e) {
      throw new BenchmarkException(
          file + ": found \"" + e.getOriginalMessage() + "\", expected results of an earlier run",
          e);
    } catch (IOException e) {
      throw new BenchmarkException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Writes a record, and the folder that it goes to. */
  public static void write(Path file, Record content) {
    try {
      Path absolute = file.toAbsolutePath();
      Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
      Files.createDirectories(folder);
      Path part = folder.resolve(file.getFileName() + ".part");
      JSON.writeValue(part.toFile(), content);
      Files.move(part, absolute, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BenchmarkException(file + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
