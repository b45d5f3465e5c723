package org.tarazy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarazy.datasets.DatasetReader;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.ModelFile;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.ProgressListener;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;

/** Small data and models. */
final class Fixtures {
  private static final String[] WEATHER = {
    "Бүгін күн ашық, жел баяу соғады", "Ертең қар жауады, аяз күшейеді",
    "Сегодня ясно, ветер слабый", "Завтра ожидается снег и мороз",
    "Жаңбыр түнде басталады", "Днём пройдёт дождь, местами туман"
  };
  private static final String[] SPORT = {
    "Команда ойында үш гол соқты", "Спортшы алтын медаль алды",
    "Команда выиграла матч со счётом два ноль", "Чемпион взял золотую медаль",
    "Жаттықтырушы құрамды жариялады", "Тренер назвал состав на игру"
  };

  private Fixtures() {}

  static Path write(Path file, String content) {
    try {
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows with the labels {@code sport} and {@code weather} and the field {@code lang}. */
  static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      String ending = " " + (char) ('а' + i % 32) + i;
      rows.add(row(WEATHER[i % 6] + ending, "\"weather\"", i));
      rows.add(row(SPORT[i % 6] + ending, "\"sport\"", i));
    }
    return rows;
  }

  /** Rows whose labels are lists. */
  static List<String> rowsOfLists() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String ending = " " + (char) ('а' + i % 32) + i;
      rows.add(row(WEATHER[i % 6] + ending, "[\"weather\"]", i));
      rows.add(row(SPORT[i % 6] + ending, "[\"sport\"]", i));
      rows.add(row(SPORT[i % 6] + ". " + WEATHER[i % 6] + ending, "[\"sport\",\"weather\"]", i));
      rows.add(row("Номер " + i + ending, "[]", i));
    }
    return rows;
  }

  private static String row(String text, String label, int i) {
    return "{\"id\":\"r"
        + i
        + "\",\"text\":\""
        + text
        + "\",\"label\":"
        + label
        + ",\"lang\":\""
        + (i % 6 < 2 || i % 6 == 4 ? "kk" : "ru")
        + "\"}";
  }

  static Path jsonLines(Path file, List<String> rows) {
    return write(file, String.join("\n", rows) + "\n");
  }

  static Path model(Path folder, List<String> rows) {
    Path data = jsonLines(folder.resolve("fixture.jsonl"), rows);
    return model(folder.resolve("fixture.tarazy"), 1 << 12, List.of(data));
  }

  /** Trains without tuning, which takes most of the time that {@code tarazy train} needs. */
  static Path model(Path out, int slots, List<Path> data) {
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withId("fixture")
            .withThreads(1)
            .withRecipes(
                List.of(new FeatureRecipe("small", FeatureOptions.DEFAULT.withSlots(slots), 0)))
            .withStrengths(List.of(4.0));
    try {
      ModelFile.write(
          Training.run(
                  DatasetReader.labelled().read(data),
                  Optional.empty(),
                  List.of(),
                  options,
                  ProgressListener.SILENT)
              .model(),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }
}
