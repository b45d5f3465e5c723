package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a team needs to practise a round of review on texts that harm nobody: some labelled texts to
 * begin with, 2,000 that come in, what people would find in them, and a test set. All are of the
 * {@link SampleCorpus}.
 *
 * <p>Those that come in are from two channels, in Russian and Kazakh: 1,500 new ones, 300 in
 * disguised spelling, and 200 labelled ones posted again with typing mistakes and something put
 * before them.
 *
 * <p>Immutable. The same seed gives the same texts.
 *
 * @param labelled texts with labels, to train a first model
 * @param incoming texts without labels
 * @param truth the same with labels
 * @param test texts of frames and groups that occur in none of the others
 */
public record PracticeSet(Dataset labelled, Dataset incoming, Dataset truth, Dataset test) {
  private static final int CORPUS = 5000;
  private static final int LABELLED = 250;
  private static final int PLAIN = 1500;
  private static final int DISGUISED = 300;
  private static final int REPOSTED = 200;

  private static final List<Perturbation> DISGUISES =
      List.of(
          Perturbation.LOOK_ALIKES,
          Perturbation.ZERO_WIDTH,
          Perturbation.SPACED_LETTERS,
          Perturbation.TYPOS);

  /**
   * Writes a set.
   *
   * @param seed fixes every choice
   */
  public static PracticeSet generate(long seed) {
    SampleCorpus corpus = SampleCorpus.generate(seed, CORPUS);
    List<Example> train = mostlyHarmless(undisguised(corpus.split(SampleCorpus.Split.TRAIN)));
    List<Example> labelled = train.subList(0, LABELLED);
    List<Example> incoming = new ArrayList<>(train.subList(LABELLED, LABELLED + PLAIN));
    List<Example> dev = undisguised(corpus.split(SampleCorpus.Split.DEV));
    for (int i = 0; i < DISGUISED; i++) {
      Example plain = dev.get(i);
      Perturbation disguise = DISGUISES.get(i % DISGUISES.size());
      incoming.add(plain.withText(disguise.apply(plain.text(), 0.4, i)));
    }
    List<Example> harmful =
        labelled.stream()
            .filter(example -> !example.label().equals(ContrastSuite.HARMLESS))
            .toList();
    for (int i = 0; i < REPOSTED; i++) {
      Example posted = harmful.get(i % harmful.size());
      String edited = Perturbation.TYPOS.apply(posted.text(), 0.05, i);
      incoming.add(posted.withText("Репост " + i + ": " + edited));
    }
    return new PracticeSet(
        rows("labelled", "l", labelled, true),
        rows("incoming", "t", incoming, false),
        rows("truth", "t", incoming, true),
        rows("test", "e", corpus.split(SampleCorpus.Split.TEST).examples(), true));
  }

  /** One in three of the texts to be flagged, and all others: three of four are harmless then. */
  private static List<Example> mostlyHarmless(List<Example> training) {
    List<Example> kept = new ArrayList<>();
    int flagged = 0;
    for (Example example : training) {
      if (example.label().equals(ContrastSuite.HARMLESS) || flagged++ % 3 == 0) {
        kept.add(example);
      }
    }
    return kept;
  }

  /** The texts that nobody has disguised, scanned ones included: who disguises is decided here. */
  private static List<Example> undisguised(Dataset texts) {
    String scanned = Perturbation.OCR.toString();
    return texts.examples().stream()
        .filter(text -> text.attribute("disguise").orElse(scanned).equals(scanned))
        .toList();
  }

  private static Dataset rows(
      String name, String prefix, List<Example> examples, boolean withLabels) {
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      boolean print = example.attribute("channel").orElse("").equals("print");
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("id", prefix + i);
      attributes.putAll(example.attributes());
      attributes.put("channel", print ? "print" : "internet");
      // By genre and split one could guess the label.
      attributes.remove("genre");
      attributes.remove("split");
      List<String> labels = withLabels ? example.labels() : List.of();
      rows.add(new Example(example.text(), labels, attributes, example.source()));
    }
    return new Dataset(name, rows, false);
  }
}
