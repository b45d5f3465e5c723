package org.tarazy.benchmarks.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarazy.Language;
import org.tarazy.LanguageIdentifier;
import org.tarazy.model.Model;
import org.tarazy.model.ModelFile;

/** The recipe on a data folder of a few sentences. */
class LanguageModelRecipeTest {
  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          "kk",
          List.of(
              "Балалар мектепке ерте барады және кітап оқиды.",
              "Біз кеше ауылға қонаққа бардық, бәрі көңілді болды.",
              "Бүгін күн өте ыстық, ертең жаңбыр жауады."),
          "ru",
          List.of(
              "Дети рано уходят в школу и читают книги.",
              "Вчера мы ездили в деревню, всем было весело.",
              "Сегодня очень жарко, завтра обещают дождь."),
          "uz",
          List.of(
              "Bolalar maktabga erta borishadi va kitob o'qishadi.",
              "Kecha biz qishloqqa mehmonga bordik.",
              "Bugun kun juda issiq, ertaga yomg'ir yog'adi."),
          "en",
          List.of(
              "The children walk to school early and read books.",
              "Yesterday we went to the village and had fun.",
              "It is very hot today, rain is expected tomorrow."));

  @TempDir Path data;

  @BeforeEach
  void writeData() throws IOException {
    for (String split : List.of("train", "dev")) {
      List<String> rows = new ArrayList<>();
      SENTENCES.forEach((label, texts) -> texts.forEach(text -> rows.add(row(text, label))));
      write("lid_sib200/" + split + ".jsonl", rows);
    }
    write("text_kk_ru/kk.txt", SENTENCES.get("kk"));
    write("text_kk_ru/ru.txt", SENTENCES.get("ru"));
    List<String> kazakh = SENTENCES.get("kk").stream().map(text -> row(text, "5")).toList();
    write("kk_kaznerd_sentences/dev.jsonl", kazakh);
    write("kk_reviews_extra/all.jsonl", kazakh);
  }

  private static String row(String text, String label) {
    return "{\"text\": \"" + text + "\", \"label\": \"" + label + "\"}";
  }

  private void write(String file, List<String> lines) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, lines);
  }

  @Test
  void theSameDataGiveTheSameModel() {
    Model model = LanguageModelRecipe.make(data, 40);
    assertThat(ModelFile.toBytes(LanguageModelRecipe.make(data, 40)))
        .isEqualTo(ModelFile.toBytes(model));
    assertThat(model.card().labels())
        .containsExactly("kk", "kk-Latn", "ru", "ru-Latn", "uz", "xx-Latn");
    assertThat(model.card().data())
        .extracting(source -> source.name() + " " + source.role())
        .contains("lid_sib200/train.jsonl train", "lid_sib200/dev.jsonl dev");
    LanguageIdentifier identifier = LanguageIdentifier.of(model);
    assertThat(identifier.identify("Балалар мектепке ерте барады").language())
        .isEqualTo(Language.KAZAKH);
    assertThat(identifier.identify("Дети рано уходят в школу").language())
        .isEqualTo(Language.RUSSIAN);
  }

  @Test
  void theTableHasAllItsConditions() {
    assertThat(LanguageCommand.conditions(LanguageCorpus.sentences(data, "dev")))
        .containsKeys("full sentences", "first 3 words", "single words", "code-switched");
  }

  @Test
  void uzbekIsWrittenInCyrillic() {
    assertThat(Spellings.uzbekCyrillic("O'zbekiston ertaga yomg'ir yog'adi, shahar"))
        .isEqualTo("ўзбекистон эртага ёмғир ёғади, шаҳар");
  }
}
