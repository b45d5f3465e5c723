package org.tarazy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.tarazy.datasets.DatasetException;
import org.tarazy.training.TrainingException;

/** Says an error in one line. */
final class ErrorMessage {
  private ErrorMessage() {}

  static String of(Throwable e) {
    if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return of(unchecked.getCause());
    }
    if (isOutOfMemory(e)) {
      return "out of memory ("
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB); give it more, as in: TARAZY_JAVA_OPTS=-Xmx4g tarazy …";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileSystemException system && system.getFile() != null) {
      String reason = system.getReason() == null ? kind(e) : system.getReason();
      return system.getFile() + ": " + reason;
    }
    boolean forPeople =
        e instanceof Failure
            || e instanceof DatasetException
            || e instanceof TrainingException
            || e instanceof IOException;
    if (forPeople && e.getMessage() != null) {
      return e.getMessage();
    }
    return "internal error, please report it with what --debug shows: "
        + kind(e)
        + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  private static boolean isOutOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private static String kind(Throwable e) {
    return e.getClass().getSimpleName();
  }
}
