package org.tarazy.benchmarks.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.FeatureGroup;
import org.tarazy.model.FeatureOptions;
import org.tarazy.model.Model;
import org.tarazy.model.ModelFile;
import org.tarazy.model.WordFilter;
import org.tarazy.training.CardText;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.Training;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;

/**
 * Makes the language model that {@link org.tarazy.LanguageIdentifier} ships, to the same bytes each
 * time.
 *
 * <p>Arguments: the data folder (default {@code ../shared/data}) and the file to write (default
 * {@code classifier-api/src/main/resources/org/tarazy/language.tarazy}). Takes some minutes on two
 * cores and 2 GB of heap.
 */
public final class LanguageModelRecipe {
  private static final long SEED = 1;
  private static final int LINES = 1200;

  /**
   * Fourteen labels over 2<sup>16</sup> slots, so that the file stays under 1 MB. Without a limit
   * (2<sup>20</sup> slots, a label each, n-grams of up to five characters) Russian gains one and a
   * half points on three words, Kazakh none.
   */
  private static final FeatureRecipe FEATURES =
      new FeatureRecipe(
          "short n-grams and words",
          new FeatureOptions(1 << 16, 1, 4, Map.of(FeatureGroup.NGRAM, 1, FeatureGroup.WORD, 2)),
          0.5f);

  private static final double C = 16;

  private static final CardText CARD =
      new CardText(
          "Tells Kazakh and Russian, in Cyrillic and Latin letters, from each other and from 15"
              + " other languages, word by word and for short texts.",
          "To find the language of a text, or the languages of a mixed one.",
          "Telling apart languages other than Kazakh and Russian; telling who wrote a text.",
          "Names and international words say little. Languages that it was not trained on can be"
              + " taken for Kazakh or Russian if they are close to them (Karakalpak for Kazakh)."
              + " Kazakh in Arabic letters is not found. A short text of Kyrgyz words that Kazakh"
              + " shares is taken for either.",
          "CC BY-SA 4.0",
          "FLORES-200 (Meta AI and others, CC BY-SA 4.0) as in SIB-200 (Adelani et al. 2023);"
              + " KazNERD (ISSAI, CC BY 4.0); KazSAnDRA (ISSAI, CC BY 4.0); sentences of"
              + " kaz-parallel-corpora (NLP-KazNU, CC BY-SA), KazQAD (ISSAI, CC BY-SA 4.0) and"
              + " Kazakh Wikipedia (CC BY-SA 4.0), Dynamics 365 documentation (Microsoft, CC BY"
              + " 4.0), Common Voice (Mozilla, CC0), Tatoeba (CC BY 2.0 FR), RusLit and Abai"
              + " (public domain), the PHP manual (CC BY 3.0), GNOME documentation (CC BY-SA 3.0),"
              + " official acts of Kazakhstan.");

  private LanguageModelRecipe() {}

  /** Makes the model. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments.length > 0 ? arguments[0] : "../shared/data");
    Path file =
        Path.of(
            arguments.length > 1
                ? arguments[1]
                : "classifier-api/src/main/resources/org/tarazy/language.tarazy");
    Model model = make(data, LINES);
    ModelFile.write(model, file);
    System.out.println(
        file + " " + ModelFile.toBytes(model).length + " bytes, " + model.card().options());
  }

  /**
   * Makes the model.
   *
   * @param lines how many lines to take of each Kazakh file beside lid_sib200; of the Russian one
   *     three times as many
   */
  static Model make(Path data, int lines) {
    LanguageCorpus corpus = LanguageCorpus.read(data, lines, SEED);
    Dataset dev = corpus.development();
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withId("language")
            .withSeed(SEED)
            .withRecipes(List.of(FEATURES))
            .withStrengths(List.of(C))
            .withCard(CARD);
    TrainingResult result =
        Training.run(
            corpus.training(),
            Optional.of(dev),
            corpus.sources(),
            options,
            (stage, done, total) -> System.err.println(stage + " " + done + " of " + total));
    Model model = result.model();
    // The identifier asks for no known words, and they would be most of the file.
    return new Model(
        model.card(),
        model.scorer(),
        model.calibration(),
        model.priors(),
        model.rule(),
        WordFilter.forWords(1));
  }
}
