package org.tarazy.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.benchmarks.BenchmarkException;
import org.tarazy.benchmarks.Figures;
import org.tarazy.benchmarks.Machine;
import org.tarazy.benchmarks.Progress;
import org.tarazy.benchmarks.process.ProcessClock.Program;
import org.tarazy.benchmarks.process.ProcessClock.Run;

class ProcessesTest {
  private static final Machine MACHINE = new Machine("abacus", 2, "any", "17", 0.5);

  @TempDir Path folder;

  @Test
  void aCommandIsTimedAndSaysWhatItSays() {
    Run run =
        ProcessClock.run(List.of("bash", "-c", "sleep 0.05; echo \"$1\"; echo x >&2", "", "қар"));

    assertThat(run.output()).isEqualTo("қар\n");
    assertThat(run.wall()).isBetween(0.05, 30.0);
    assertThat(run.processor()).isLessThan(5);
    assertThat(ProcessClock.runSilently(List.of("echo", "no")).output()).isEmpty();
  }

  @Test
  void aCommandThatFailsIsNamedWithWhatItSaid() {
    assertThatThrownBy(() -> ProcessClock.run(List.of("bash", "-c", "echo no snow >&2; exit 3")))
        .isInstanceOf(BenchmarkException.class)
        .hasMessageContaining("code 3: no snow");
  }

  @Test
  void programsTakeTurnsAndTheFirstTurnIsNotCounted() throws IOException {
    Path log = folder.resolve("log");
    List<Program> programs =
        List.of(
            new Program("a", List.of("bash", "-c", "echo a >>" + log)),
            new Program("b", List.of("bash", "-c", "echo b >>" + log)));
    List<List<Run>> runs;
    try (Progress progress = new Progress("test", 3)) {
      runs = ProcessClock.inTurns(programs, 2, ProcessClock::run, progress);
    }

    assertThat(Files.readAllLines(log)).containsExactly("a", "b", "a", "b", "a", "b");
    assertThat(runs).hasSize(2).allSatisfy(own -> assertThat(own).hasSize(2));
  }

  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Figures.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Figures.median(List.of(4.0, 1.0))).isEqualTo(2.5);
    assertThat(Figures.median(List.of())).isNaN();
  }

  private static ProcessTimes times(String what, double wall, double processor) {
    return new ProcessTimes(what, List.of(wall), List.of(processor));
  }

  @Test
  void theLoadTimeIsTakenOffAndOursIsComparedWithHello() {
    WholeProcessReport report =
        new WholeProcessReport(
            MACHINE,
            List.of(times("tarazy", 0.5, 0.75), times("hello", 0.25, 0.25)),
            "weather",
            1001,
            List.of(
                new WholeProcessReport.FileTimes(times("ours", 1, 2), times("ours", 2, 3)),
                new WholeProcessReport.FileTimes(times("peer", 1, 1), times("peer", 5, 5))));

    assertThat(report.tables())
        .contains("1 001 texts of weather", "1 000 |", "abacus")
        .containsPattern("tarazy +\\| 0.500 +\\| +2.00 \\| +0.750 +\\| +3.00 \\|")
        .containsPattern("peer +\\| +1.000 \\| 5.000 \\| +250 \\| +250 \\| +4.00 \\|");
  }

  @Test
  void theProgramsThatAreStartedSayWhatTheyTook() throws Exception {
    assertThat(
            ProcessClock.run(
                    JavaCommand.of(
                        List.of("-Xshare:auto"),
                        JavaCommand.sources(Hello.class),
                        Hello.class.getName()))
                .output())
        .isEqualTo("hello\n");
    assertThat(JavaCommand.size(Files.write(folder.resolve("a.jar"), new byte[7]))).isEqualTo(7);
    assertThat(JavaCommand.size(folder)).isEqualTo(7);
  }
}
