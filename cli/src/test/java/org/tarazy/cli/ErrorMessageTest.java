package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorMessageTest {
  @Test
  void namesTheFileAndTheTrouble() {
    assertThat(ErrorMessage.of(new NoSuchFileException("a.txt"))).isEqualTo("a.txt: no such file");
    assertThat(ErrorMessage.of(new UncheckedIOException(new AccessDeniedException("a.txt"))))
        .isEqualTo("a.txt: permission denied");
    assertThat(ErrorMessage.of(new FileSystemException("a.txt", null, "No space left on device")))
        .isEqualTo("a.txt: No space left on device");
    assertThat(ErrorMessage.of(new IOException("standard output: disk full")))
        .isEqualTo("standard output: disk full");
  }

  @Test
  void saysHowToGiveMoreMemory() {
    Throwable wrapped = new IllegalStateException(new OutOfMemoryError("Java heap space"));
    assertThat(ErrorMessage.of(wrapped)).startsWith("out of memory (").contains("-Xmx");
  }

  @Test
  void ownsUpToWhatItDidNotForesee() {
    assertThat(ErrorMessage.of(new IllegalStateException("odd")))
        .startsWith("internal error")
        .endsWith("IllegalStateException: odd");
  }
}
