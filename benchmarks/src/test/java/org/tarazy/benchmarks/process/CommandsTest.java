package org.tarazy.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.contestants.Contestants;
import org.tarazy.models.Models;
import picocli.CommandLine;

/** Each command once, on a checkout that has a command tarazy which does nothing. */
class CommandsTest {
  private static final String ROOT = "tarazy.root";

  private final Optional<String> before = Optional.ofNullable(System.getProperty(ROOT));

  @TempDir Path folder;

  @BeforeEach
  void makeACheckout() throws IOException {
    System.setProperty(ROOT, folder.toString());
    Path launcher =
        Files.writeString(folder.resolve("tarazy"), "#!/usr/bin/env bash\necho \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path source = folder.resolve("Tarazy.java");
    Files.writeString(
        source,
        """
        package org.tarazy.cli;
        class Tarazy {
          public static void main(String[] arguments) {}
        }
        """);
    Path lib = Files.createDirectories(folder.resolve("cli/target/lib"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(compiled).isZero();
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(lib.resolveSibling("tarazy-cli-1.jar")))) {
      jar.putNextEntry(new JarEntry("org/tarazy/cli/Tarazy.class"));
      jar.write(Files.readAllBytes(folder.resolve("org/tarazy/cli/Tarazy.class")));
    }
  }

  @AfterEach
  void forgetIt() {
    before.ifPresentOrElse(
        root -> System.setProperty(ROOT, root), () -> System.clearProperty(ROOT));
  }

  private static String printed(Object command, String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      new CommandLine(command).parseArgs(arguments);
      ((java.util.concurrent.Callable<?>) command).call();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path data() throws IOException {
    Path set = Files.createDirectories(folder.resolve("data/weather"));
    for (String part : new String[] {"train", "dev", "test"}) {
      StringBuilder rows = new StringBuilder();
      for (int row = 0; row < 60; row++) {
        String text = row % 2 == 0 ? "снег и ветер " : "солнце и тепло ";
        rows.append("{\"text\": \"" + text + part + row + "\", \"label\": \"" + row % 2 + "\"}\n");
      }
      Files.writeString(set.resolve(part + ".jsonl"), rows);
    }
    return folder.resolve("data");
  }

  @Test
  void wholeProcessesAreMeasuredOnOneTextAndOnAFile() throws Exception {
    String printed =
        printed(
            new WholeProcessCommand(),
            "--data",
            data().toString(),
            "--set",
            "weather",
            "--lines",
            "200",
            "--runs",
            "1");

    assertThat(printed)
        .contains(
            "| ./tarazy classify --text ", "| java … classify --text ", "| java, hello world ")
        .contains("200 texts of weather", "| ./tarazy classify --jsonl ");
    if (Contestants.named(Contestants.FASTTEXT).isInstalled()) {
      assertThat(printed).contains("| fasttext predict: n-grams 0-0");
    }
    Path work = folder.resolve("benchmarks/target/latency");
    assertThat(Files.readAllLines(work.resolve("weather.all.jsonl")))
        .hasSize(200)
        .startsWith("{\"text\":\"снег и ветер test0\"}")
        .endsWith("{\"text\":\"солнце и тепло test19\"}");
    assertThat(Files.readAllLines(work.resolve("weather.one.words")))
        .containsExactly("снег и ветер test0");
    assertThat(folder.resolve("benchmarks/results/whole-process.json"))
        .content()
        .contains("\"set\" : \"weather\"", "\"wall\" : [ ");
  }

  @Test
  void whatCannotBeMeasuredIsSaidInOneLine() {
    assertThatThrownBy(() -> printed(new WholeProcessCommand(), "--data", "nowhere", "--runs", "1"))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("kazsandra_pc: no such folder");
    assertThatThrownBy(() -> printed(new FootprintCommand(), "--copies", "0"))
        .isInstanceOf(BenchmarkException.class)
        .hasMessage("--copies is 0, expected 1 or more");
  }

  @Test
  void theFootprintIsMeasured() throws Exception {
    Path model = folder.resolve("any.tarazy");
    try (InputStream shipped = Models.class.getResourceAsStream("sample-review.tarazy")) {
      Files.copy(Objects.requireNonNull(shipped), model);
    }

    String printed =
        printed(
            new FootprintCommand(), "--copies", "2", "--runs", "1", "--model", model.toString());

    assertThat(printed)
        .contains("| sample-review ", "| jackson-core-", "| together ")
        .contains("| embedding program, no CDS ", "| hello world, CDS of the JDK ");
    assertThat(folder.resolve("benchmarks/results/footprint.json"))
        .content()
        .contains("\"model\" : \"sample-review\"", "\"classified\" : [ ");
  }
}
