package org.tarazy.benchmarks.contestants;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.model.Task;

/** Apache OpenNLP's document categorizer. */
final class OpenNlpDoccat implements Contestant {
  /** Its models cannot be trained on a text without any feature. */
  private static final String NOTHING = "<nothing>";

  private final String name;
  private final String algorithm;

  private OpenNlpDoccat(String name, String algorithm) {
    this.name = name;
    this.algorithm = algorithm;
  }

  static OpenNlpDoccat naiveBayes() {
    return new OpenNlpDoccat("opennlp-nb", "NAIVEBAYES");
  }

  static OpenNlpDoccat maxEnt() {
    return new OpenNlpDoccat("opennlp-maxent", "MAXENT");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return CodeVersion.ofJar(DoccatModel.class);
  }

  @Override
  public List<Setting> settings(Task task) {
    return OneVersusRest.settings(
        task,
        List.of(
            setting("words", false, 0),
            setting("words, 2 times or more", false, 2),
            setting("words, 2-3-grams", true, 0),
            setting("words, 2-3-grams, 2 times or more", true, 2)));
  }

  private Setting setting(String title, boolean ngrams, int cutoff) {
    return new Setting(title, set -> train(set, ngrams, cutoff));
  }

  private Scorer train(LabelledSet set, boolean ngrams, int cutoff) throws IOException {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, algorithm);
    parameters.put(TrainingParameters.CUTOFF_PARAM, cutoff);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(TrainingParameters.THREADS_PARAM, Runtime.getRuntime().availableProcessors());
    List<FeatureGenerator> features =
        ngrams
            ? List.of(new BagOfWordsFeatureGenerator(), new NGramFeatureGenerator())
            : List.of(new BagOfWordsFeatureGenerator());
    LabelledTexts train = set.train();
    DocumentSample[] samples = new DocumentSample[train.size()];
    for (int row = 0; row < samples.length; row++) {
      samples[row] =
          new DocumentSample(String.valueOf(train.label(row)), words(train.texts().get(row)));
    }
    DoccatModel model =
        DocumentCategorizerME.train(
            "x",
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new DoccatFactory(features.toArray(FeatureGenerator[]::new)));
    return new Trained(model, set.labels().size());
  }

  private static String[] words(String text) {
    List<String> words = Words.of(text);
    return words.isEmpty() ? new String[] {NOTHING} : words.toArray(String[]::new);
  }

  private static final class Trained implements Scorer {
    private static final long serialVersionUID = 1;

    private final byte[] file;
    private final int labels;
    private transient @Nullable DocumentCategorizerME categorizer;

    Trained(DoccatModel model, int labels) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      model.serialize(out);
      this.file = out.toByteArray();
      this.labels = labels;
      this.categorizer = new DocumentCategorizerME(model);
    }

    private DocumentCategorizerME categorizer() {
      DocumentCategorizerME ready = categorizer;
      if (ready == null) {
        try {
          ready = new DocumentCategorizerME(new DoccatModel(new ByteArrayInputStream(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        categorizer = ready;
      }
      return ready;
    }

    @Override
    public double[] score(String text) {
      DocumentCategorizerME ready = categorizer();
      double[] outcomes = ready.categorize(words(text));
      double[] scores = new double[labels];
      for (int k = 0; k < outcomes.length; k++) {
        scores[Integer.parseInt(ready.getCategory(k))] = outcomes[k];
      }
      return scores;
    }

    @Override
    public long bytes() {
      return file.length;
    }
  }
}
