package org.tarazy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetWriter;
import org.tarazy.datasets.Perturbation;
import org.tarazy.datasets.SampleCorpus;

class PerturbTest {
  @TempDir Path folder;

  @Test
  void saysWhatEachWayOfWritingCosts() {
    Path data = data();
    JsonNode report =
        CommandRun.of("evaluate", "--data", data, "--perturb", "look-alikes,typos", "--json")
            .json();
    assertThat(report.get("perturbations"))
        .extracting(row -> row.get("kind").asText())
        .containsExactly("look_alikes", "typos");
    JsonNode typos = report.get("perturbations").get(1);
    assertThat(typos.get("macro_f1").asDouble() + typos.get("macro_f1_loss").asDouble())
        .isCloseTo(report.get("macro_f1").asDouble(), offset(1e-9));
    assertThat(CommandRun.of("evaluate", "--data", data, "--perturb", "case").out())
        .contains("changed texts", "case");
  }

  @Test
  void allIsEveryKindAndAnUnknownKindIsWrongUsage() {
    Path data = data();
    JsonNode report =
        CommandRun.of("evaluate", "--data", data, "--perturb", "all", "--json").json();
    assertThat(report.get("perturbations")).hasSize(Perturbation.values().length);
    CommandRun wrong = CommandRun.of("evaluate", "--data", data, "--perturb", "magic");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("magic", "look-alikes");
  }

  private Path data() {
    SampleCorpus corpus = SampleCorpus.generate(5, SampleCorpus.DEFAULT_SIZE);
    Dataset test = corpus.split(SampleCorpus.Split.TEST);
    Path file = folder.resolve("sample.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      DatasetWriter.writeJsonLines(
          new Dataset("sample", test.examples().subList(0, 60), false), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
