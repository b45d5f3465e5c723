package org.tarazy.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Recipe;
import org.tarazy.training.TrainerKind;

/**
 * The models in the jar are what their recipes make.
 *
 * <p>With {@code -Dmodels.write} the test writes the model of each recipe instead of comparing it:
 * that is how a release is made. Models of public data are made only with {@code
 * -Dmodels.public=1}, or with the names of some, since that takes minutes and the data are no part
 * of this repository: {@code -Dmodels.data} names their folder, from the root of the repository.
 */
class RecipeTest {
  private static final Path RECIPES = Path.of("recipes");
  private static final Path RESOURCES = Path.of("src/main/resources/org/tarazy/models");
  private static final Path DIGESTS = RESOURCES.resolve("SHA256SUMS");
  private static final Path ROOT = Path.of("..");
  private static final int MOST_BYTES = 5_000_000;
  private static final int MOST_BYTES_OF_A_BLEND = 10_000_000;

  static List<String> ofPublicData() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : Models.names()) {
      if (!recipe(name).train().isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  static List<String> ofPublicDataAskedFor() throws IOException {
    String asked = System.getProperty("models.public", "");
    return asked.equals("1") ? ofPublicData() : List.of(asked.split(","));
  }

  private static Recipe recipe(String name) throws IOException {
    return Recipe.read(RECIPES.resolve(name + ".json"));
  }

  @Test
  void sampleReviewIsWhatItsRecipeMakes() throws IOException {
    make(recipe("sample-review"), Path.of(""));
  }

  @ParameterizedTest
  @MethodSource("ofPublicDataAskedFor")
  @EnabledIfSystemProperty(named = "models.public", matches = ".+")
  void modelsOfPublicDataAreWhatTheirRecipesMake(String name) throws IOException {
    make(recipe(name), ROOT.resolve(System.getProperty("models.data", "../shared/data")));
  }

  private static void make(Recipe recipe, Path data) throws IOException {
    byte[] made = ModelFile.toBytes(recipe.make(data, 2, ProgressListener.SILENT).model());
    Path file = RESOURCES.resolve(recipe.id() + ".tarazy");
    if (System.getProperty("models.write") != null) {
      Files.createDirectories(RESOURCES);
      Files.write(file, made);
      Files.writeString(DIGESTS, digests());
    }
    // Compared as a whole: a difference of millions of bytes would be no help to anyone.
    assertThat(ModelFile.sha256(made))
        .as(recipe.id())
        .isEqualTo(ModelFile.sha256(Files.readAllBytes(file)));
  }

  /** What {@code sha256sum *.tarazy} says. */
  private static String digests() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : Models.names()) {
      String file = name + ".tarazy";
      String sha256 = ModelFile.sha256(Files.readAllBytes(RESOURCES.resolve(file)));
      lines.append(sha256).append("  ").append(file).append('\n');
    }
    return lines.toString();
  }

  @Test
  @DisabledIfSystemProperty(named = "models.write", matches = ".+", disabledReason = "writes them")
  void theDigestsTakenDownAreThoseOfTheModels() throws IOException {
    assertThat(Files.readAllLines(DIGESTS))
        .as("written by -Dmodels.write, or by sha256sum *.tarazy > SHA256SUMS in " + RESOURCES)
        .isEqualTo(digests().lines().toList());
    for (String name : Models.names()) {
      byte[] file = Files.readAllBytes(RESOURCES.resolve(name + ".tarazy"));
      assertThat(Models.load(name).sha256()).isEqualTo(ModelFile.sha256(file));
    }
  }

  @Test
  void everyRecipeHasAModelAndEveryModelARecipe() throws IOException {
    try (Stream<Path> files = Files.list(RECIPES)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(Models.names());
    }
  }

  @ParameterizedTest
  @MethodSource("ofPublicData")
  void cardsSayWhatTheRecipesSay(String name) throws IOException {
    Recipe recipe = recipe(name);
    ModelCard card = Models.load(name).card();
    assertThat(recipe.id()).isEqualTo(name);
    assertThat(card.description()).isEqualTo(recipe.card().description());
    assertThat(card.intendedUse()).isEqualTo(recipe.card().intendedUse());
    assertThat(card.outOfScope()).isEqualTo(recipe.card().outOfScope());
    assertThat(card.limits()).isEqualTo(recipe.card().limits());
    assertThat(card.licence()).isEqualTo(recipe.card().licence()).isNotBlank();
    assertThat(card.attribution()).isEqualTo(recipe.card().attribution()).isNotBlank();
    List<String> files = new ArrayList<>(recipe.train());
    files.addAll(recipe.auxiliary());
    files.addAll(recipe.dev());
    files.addAll(recipe.test());
    assertThat(card.data().stream().map(ModelCard.DataSource::name)).isEqualTo(files);
    assertThat(card.data())
        .allSatisfy(source -> assertThat(source.sha256()).matches("[0-9a-f]{64}"))
        .allSatisfy(source -> assertThat(source.rows()).isPositive());
    assertThat(card.metrics())
        .containsKey("held_out")
        .containsKeys(recipe.test().toArray(String[]::new));
  }

  @Test
  void noModelIsTooLarge() throws IOException {
    for (String name : Models.names()) {
      boolean mayBeABlend = recipe(name).trainer() != TrainerKind.LINEAR;
      try (InputStream stream = Models.class.getResourceAsStream(name + ".tarazy")) {
        assertThat(stream.readAllBytes().length)
            .as(name)
            .isLessThan(mayBeABlend ? MOST_BYTES_OF_A_BLEND : MOST_BYTES);
      }
    }
  }
}
