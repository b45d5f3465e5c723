package org.tarazy.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;

class RecipeTest {
  private static final String RECIPE =
      """
      {
        "id": "small",
        "corpus": null,
        "train": ["train.jsonl"],
        "auxiliary": ["more.jsonl"],
        "auxiliaryWhere": {"lang": ["ky"]},
        "dev": [],
        "test": ["test.jsonl"],
        "group": "id",
        "labels": {"0": "bad"},
        "trainer": "LINEAR",
        "seed": 1,
        "objective": "ACCURACY",
        "features": ["ngrams"],
        "strengths": [1],
        "card": {
          "description": "d", "intendedUse": "i", "outOfScope": "o",
          "limits": "l", "licence": "CC0", "attribution": ""
        }
      }
      """;

  @TempDir Path folder;

  private void write(String file, int texts) throws IOException {
    write(file, "слово", texts);
  }

  private void write(String file, String noun, int texts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts; i++) {
      boolean bad = i % 2 == 0;
      lines.append(
          String.format(
              "{\"text\": \"%s %s%d\", \"label\": \"%s\", \"lang\": \"%s\", \"id\": \"%d\"}%n",
              bad ? "жаман" : "жақсы", noun, i, bad ? "0" : "good", i % 4 < 2 ? "ky" : "uz", i));
    }
    Files.writeString(folder.resolve(file), lines);
  }

  @Test
  void filesAreFilteredRenamedAndMeasured() throws IOException {
    write("train.jsonl", 40);
    write("more.jsonl", "пікірлер", 20);
    write("test.jsonl", 8);
    Files.writeString(folder.resolve("recipe.json"), RECIPE);
    Recipe recipe = Recipe.read(folder.resolve("recipe.json"));
    TrainingResult made = recipe.make(folder, 2, ProgressListener.SILENT);
    ModelCard card = made.model().card();
    assertThat(card.labels()).containsExactly("bad", "good");
    assertThat(made.heldOut().n()).isEqualTo(40);
    assertThat(card.data().stream().map(source -> source.role() + " " + source.rows()))
        .containsExactly("train 40", "auxiliary 10", "test 8");
    assertThat(card.data().get(2).sha256())
        .isEqualTo(ModelFile.sha256(Files.readAllBytes(folder.resolve("test.jsonl"))));
    assertThat(card.metrics()).containsKeys("held_out", "test.jsonl");
    assertThat(ModelFile.toBytes(recipe.make(folder, 1, ProgressListener.SILENT).model()))
        .isEqualTo(ModelFile.toBytes(made.model()));
  }

  @Test
  void auxiliaryTextsNearThoseToMeasureOnAreLeftOut() throws IOException {
    write("train.jsonl", 40);
    write("test.jsonl", 8);
    String known = "this sentence stands in both files, but for its end, ";
    String row = "{\"text\": \"%s\", \"label\": \"0\", \"lang\": \"ky\", \"id\": \"%d\"}%n";
    Files.writeString(
        folder.resolve("more.jsonl"),
        String.format(row, known + "here", 900) + String.format(row, "nothing of the kind", 901));
    Files.writeString(
        folder.resolve("test.jsonl"),
        String.format(row, known + "there", 902),
        StandardOpenOption.APPEND);
    Files.writeString(
        folder.resolve("recipe.json"),
        RECIPE.replace("\"dev\"", "\"auxiliaryWeight\": 0.5, \"dev\""));
    TrainingResult made =
        Recipe.read(folder.resolve("recipe.json")).make(folder, 2, ProgressListener.SILENT);
    ModelCard card = made.model().card();
    assertThat(card.data().stream().map(source -> source.role() + " " + source.rows()))
        .containsExactly("train 40", "auxiliary 1", "test 9");
    assertThat(card.options()).containsEntry("auxiliary_weight", 0.5);
  }
}
