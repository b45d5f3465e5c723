package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int KILLS = 6;

  @TempDir Path folder;

  @Test
  void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
    Path log = folder.resolve("review.jsonl");
    Random random = new Random();
    long lines = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start();
      long logged = 0;
      long known = 0;
      try (BufferedReader acknowledgements = writer.inputReader(UTF_8)) {
        int until = 2 + random.nextInt(60);
        for (String line = acknowledgements.readLine();
            line != null;
            line = acknowledgements.readLine()) {
          long number = Long.parseLong(line.substring(line.indexOf(' ') + 1));
          if (line.startsWith("log ")) {
            logged = number;
          } else {
            known = number;
          }
          // What it printed before it died is read to the end: all of that was acknowledged.
          if (--until == 0) {
            // Not Process.destroyForcibly(), which closes our end of the pipe too.
            writer.toHandle().destroyForcibly();
          }
        }
      }
      assertThat(writer.waitFor()).isNotZero();
      assertThat(logged).as("lines acknowledged in round %d", kill).isGreaterThan(lines);
      LogVerification verification = ReviewLog.verify(log);
      assertThat(verification.defect()).isEmpty();
      assertThat(verification.lines()).isGreaterThanOrEqualTo(logged);
      try (KnownTexts texts = KnownTexts.open(folder.resolve("known"))) {
        assertThat((long) texts.size()).isGreaterThanOrEqualTo(known);
      }
      lines = verification.lines();
    }
  }

  private Process start() throws IOException, URISyntaxException {
    String classes = place(ReviewLog.class).toString();
    String path =
        Stream.of(
                classes,
                Path.of(classes).resolveSibling("test-classes").toString(),
                place(ObjectMapper.class).toString(),
                place(JsonParser.class).toString(),
                place(JsonProperty.class).toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-Dfile.encoding=UTF-8",
            "-cp",
            path,
            "org.tarazy.triage.KilledWriter",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
