package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "classify",
        "train",
        "evaluate",
        "card",
        "tokenize",
        "data",
        "data check",
        "data practice",
        "review",
        "known",
        "known add",
        "known find",
        "known disable",
        "known enable",
        "known revoke",
        "known stats",
        "log",
        "log append",
        "log verify",
        "log stats",
        "log export"
      })
  void everyCommandExplainsItselfWithAnExample(String command) {
    String[] words = (command + " --help").trim().split(" ");
    CommandRun run = CommandRun.of((Object[]) words);
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: tarazy", "Example", "  tarazy " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "classify --version"})
  void saysItsVersion(String arguments) {
    assertThat(CommandRun.of((Object[]) arguments.split(" ")).out()).startsWith("tarazy ");
  }
}
