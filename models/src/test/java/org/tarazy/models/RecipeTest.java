package org.tarazy.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarazy.model.ModelFile;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Recipe;

/**
 * The models in the jar are what their recipes make.
 *
 * <p>With {@code -Dmodels.write} the test writes the model of each recipe instead of comparing it:
 * that is how a release is made.
 */
class RecipeTest {
  private static final Path RECIPES = Path.of("recipes");
  private static final Path RESOURCES = Path.of("src/main/resources/org/tarazy/models");

  @Test
  void sampleReviewIsWhatItsRecipeMakes() throws IOException {
    Recipe recipe = Recipe.read(RECIPES.resolve("sample-review.json"));
    byte[] made = ModelFile.toBytes(recipe.make(Path.of(""), 2, ProgressListener.SILENT).model());
    if (System.getProperty("models.write") != null) {
      Files.createDirectories(RESOURCES);
      Files.write(RESOURCES.resolve(recipe.id() + ".tarazy"), made);
    }
    assertThat(made).isEqualTo(Files.readAllBytes(RESOURCES.resolve(recipe.id() + ".tarazy")));
  }

  @Test
  void everyRecipeHasAModelAndEveryModelARecipe() throws IOException {
    try (Stream<Path> files = Files.list(RECIPES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(Models.names());
    }
  }

  @Test
  void everyModelIsUnderFiveMegabytes() throws IOException {
    for (String name : Models.names()) {
      try (InputStream stream = Models.class.getResourceAsStream(name + ".tarazy")) {
        assertThat(stream.readAllBytes().length).as(name).isLessThan(5_000_000);
      }
    }
  }
}
