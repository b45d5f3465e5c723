package org.tarazy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.tarazy.model.Calibration;
import org.tarazy.model.DecisionRule;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.model.Scorer;
import org.tarazy.model.Task;
import org.tarazy.model.WordShares;
import org.tarazy.text.WordReader;

/**
 * Classifies texts with a trained model.
 *
 * <pre>{@code
 * Classifier classifier = Classifier.load(Path.of("review.tarazy"));
 * Classification result = classifier.classify("Бүгін мешітте жұма намазы өтті.");
 * result.best().label();
 * }</pre>
 *
 * <p>A text is any {@link CharSequence} of up to some hundred million {@code char}s, lone
 * surrogates included; the time grows with its length, and so does the memory (about ten bytes a
 * {@code char}).
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Classifier {
  private static final LanguageIdentifier LANGUAGES = new LanguageIdentifier();

  private static final Comparator<LabelProbability> MOST_PROBABLE_FIRST =
      (a, b) -> Float.compare(b.probability(), a.probability());

  private final Model model;
  private final Calibration calibration;
  private final String sha256;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

  private Classifier(Model model, Calibration calibration, String sha256) {
    this.model = model;
    this.calibration = calibration;
    this.sha256 = sha256;
  }

  /**
   * Loads a model.
   *
   * @throws ModelFormatException if the file is no model, damaged, or of a format that this version
   *     does not know
   * @throws IOException if it cannot be read
   */
  public static Classifier load(Path file) throws IOException {
    return of(ModelFile.bytesOf(file), file.toString());
  }

  /**
   * Loads a model that was signed, with {@code jarsigner}, with one of the certificates accepted.
   * The validity of the certificates themselves (dates, revocation) is the caller's business.
   *
   * @throws ModelFormatException also if the file is not signed, was signed with another
   *     certificate, or was changed since
   * @throws IOException if it cannot be read
   */
  public static Classifier load(Path file, Collection<? extends Certificate> accepted)
      throws IOException {
    byte[] bytes = ModelFile.bytesOf(file);
    Model model = ModelFile.read(bytes, file.toString(), accepted);
    return new Classifier(model, model.calibration(), ModelFile.sha256(bytes));
  }

  /**
   * Loads a model from a stream, which is read to its end and left open.
   *
   * @param name what messages are to call it
   * @throws ModelFormatException as {@link #load(Path)}
   * @throws IOException if it cannot be read
   */
  public static Classifier load(InputStream stream, String name) throws IOException {
    return of(stream.readAllBytes(), name);
  }

  /**
   * Loads a model that is part of the program, such as a resource in its jar, and whose SHA-256 was
   * taken down when the program was built. It is not worked out again, which in a process that has
   * just begun is most of what loading takes; damage shows by the checksums (CRC-32) inside the
   * file. A file that comes from elsewhere is to be loaded by {@link #load(InputStream, String)}.
   *
   * @param name what messages are to call it
   * @param sha256 what {@link #sha256()} is to say, in lower-case hexadecimal
   * @throws ModelFormatException as {@link #load(Path)}
   * @throws IOException if it cannot be read
   */
  public static Classifier loadTrusted(InputStream stream, String name, String sha256)
      throws IOException {
    Model model = ModelFile.readTrusted(stream, name);
    return new Classifier(model, model.calibration(), sha256);
  }

  private static Classifier of(byte[] file, String name) throws ModelFormatException {
    ModelFile.Loaded loaded = ModelFile.load(file, name);
    return new Classifier(loaded.model(), loaded.model().calibration(), loaded.sha256());
  }

  /** A classifier over a model that is in memory, as after training. */
  public static Classifier of(Model model) {
    return new Classifier(model, model.calibration(), ModelFile.sha256(ModelFile.toBytes(model)));
  }

  /** How probabilities become proposals. */
  public DecisionRule rule() {
    return model.rule();
  }

  /** What the model is, was trained on and is for. */
  public ModelCard card() {
    return model.card();
  }

  /** The SHA-256 of the model's file in lower-case hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** The labels, in the order in which {@link #score} fills its array. */
  public List<String> labels() {
    return model.card().labels();
  }

  /**
   * This model corrected to another base rate of the labels: what share of the texts at hand has
   * each label. The base rate of training is in the model; where the texts at hand differ from it,
   * uncorrected probabilities are wrong (Saerens et al. 2002). A correction made before is
   * replaced, not added to.
   *
   * @param prior a share a label, all labels named, each above 0 and below 1; the sum is 1 where
   *     labels exclude each other
   * @throws IllegalArgumentException if a label is missing, unknown or its share out of range
   */
  public Classifier withPrior(Map<String, Double> prior) {
    List<String> labels = labels();
    float[] shift = new float[labels.size()];
    double sum = 0;
    for (int l = 0; l < shift.length; l++) {
      Double share = prior.get(labels.get(l));
      if (share == null) {
        throw new IllegalArgumentException("no share for label " + labels.get(l));
      }
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException(
            "share of label " + labels.get(l) + " is " + share + ", expected between 0 and 1");
      }
      double trained = model.priors()[l];
      shift[l] = (float) Math.log(share / trained);
      if (model.card().task() == Task.MULTI_LABEL) {
        shift[l] -= (float) Math.log((1 - share) / (1 - trained));
      }
      sum += share;
    }
    if (prior.size() != labels.size()) {
      throw new IllegalArgumentException(
          "the model has the labels " + labels + ", the prior " + prior.keySet());
    }
    if (model.card().task() == Task.SINGLE_LABEL && Math.abs(sum - 1) > 1e-3) {
      throw new IllegalArgumentException("the shares add up to " + sum + ", expected 1");
    }
    return new Classifier(model, model.calibration().shifted(shift), sha256);
  }

  /**
   * This classifier with other memory for the words that it met last. What such a word adds to a
   * text is looked up at once instead of worked out from its n-grams, so with more memory fewer
   * words are worked out again; but a table that does not fit into the processor's caches is slower
   * to look into. Without this it takes half as much as the model's weights, and 32,768 words at
   * most. All threads share it. Probabilities are the same to the bit.
   *
   * @param bytes how many it may take, from 1,024 to 1 GB (2<sup>30</sup>); rounded down to a power
   *     of two of rows
   * @throws IllegalArgumentException if {@code bytes} is out of range
   */
  public Classifier withWordMemory(long bytes) {
    if (bytes < 1 << 10 || bytes > 1 << 30) {
      throw new IllegalArgumentException(
          "memory for words is " + bytes + " bytes, expected 1024 to " + (1 << 30));
    }
    Model changed = model.withScorer(model.scorer().withWordMemory(bytes));
    return new Classifier(changed, calibration, sha256);
  }

  /**
   * Estimates from unlabelled texts what share of them has each label, for {@link #withPrior} (EM,
   * Saerens et al. 2002). A correction that was made before has no influence.
   *
   * <p>It assumes that the texts differ from those of training in the shares of the labels alone,
   * and cannot see where that is not so; see {@link PriorEstimate}. A few hundred texts are needed
   * for shares that mean something. Takes four bytes a label of memory for each text.
   *
   * @param texts at least one
   * @throws IllegalArgumentException if there are no texts
   */
  public PriorEstimate estimatePrior(Iterable<? extends CharSequence> texts) {
    PriorEstimator estimator = new PriorEstimator(model.card().task(), model.priors());
    Classifier uncorrected = new Classifier(model, model.calibration(), sha256);
    float[] probabilities = new float[labels().size()];
    int count = 0;
    for (CharSequence text : texts) {
      uncorrected.score(text, probabilities);
      estimator.add(probabilities);
      count++;
    }
    if (count == 0) {
      throw new IllegalArgumentException("no texts to estimate the shares of labels from");
    }
    return estimator.estimate(labels());
  }

  /** Classifies {@code text}. */
  public Classification classify(CharSequence text) {
    Scratch scratch = this.scratch.get();
    float[] probabilities = new float[labels().size()];
    score(text, scratch, probabilities);
    Classification classification = classification(text, scratch, probabilities);
    release(scratch);
    return classification;
  }

  /**
   * Classifies many texts with all processors. Few texts are held in memory at a time, so there may
   * be any number of them.
   *
   * <p>Returns when the last result is handed on; what {@code texts} or {@code sink} throws ends
   * it.
   *
   * @param texts read by the calling thread, and not closed
   * @param sink gets each text with its result, in the order of the texts, from the calling thread
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public <T extends CharSequence> void classifyAll(
      Stream<? extends T> texts, BiConsumer<? super T, ? super Classification> sink) {
    OrderedWork.run(texts.iterator(), this::classify, sink);
  }

  /** Classifies {@code text} and says what each of its words adds to the score of each label. */
  public Explanation explain(CharSequence text) {
    Scratch scratch = this.scratch.get();
    WordReader words = scratch.words;
    List<String> labels = labels();
    float[] probabilities = new float[labels.size()];
    score(text, scratch, probabilities);
    Classification classification = classification(text, scratch, probabilities);
    WordShares shares = model.scorer().shares(words, scratch.scorer);
    float[] base = shares.rest();
    Map<String, List<Evidence>> evidence = new LinkedHashMap<>();
    Map<String, Float> baseScores = new LinkedHashMap<>();
    for (int l = 0; l < labels.size(); l++) {
      String label = labels.get(l);
      float score = base[l];
      for (float[] share : shares.words()) {
        score += share[l];
      }
      float factor = calibration.factor(l, base[l], score);
      List<Evidence> spans = new ArrayList<>();
      for (int word = 0; word < shares.words().length; word++) {
        if (shares.words()[word][l] != 0) {
          int start = words.originalStart(word);
          int end = words.originalEnd(word);
          String span = text.subSequence(start, end).toString();
          spans.add(new Evidence(start, end, span, label, factor * shares.words()[word][l]));
        }
      }
      evidence.put(label, List.copyOf(spans));
      baseScores.put(label, calibration.adjusted(l, base[l]));
    }
    release(scratch);
    return new Explanation(classification, evidence, baseScores);
  }

  /**
   * Fills {@code probabilities} with the probability of each label of {@link #labels()}. Allocates
   * nothing, but for the growth of this thread's scratch memory to the longest text so far, for
   * forms that a text with unusual characters is normalised to, and once, when some thousand words
   * have been worked out, for the weights, which are then laid out to be read faster.
   *
   * @throws IllegalArgumentException if {@code probabilities} has not one place a label
   */
  public void score(CharSequence text, float[] probabilities) {
    Scratch scratch = this.scratch.get();
    score(text, scratch, probabilities);
    release(scratch);
  }

  /**
   * As {@link #score(CharSequence, float[])}, with scratch memory that the caller keeps: for
   * threads that come and go.
   */
  public void score(CharSequence text, Scratch scratch, float[] probabilities) {
    scratch.words.read(text);
    score(scratch.words, scratch, probabilities);
  }

  /** As {@link #score(CharSequence, Scratch, float[])}, a text that {@code words} has read. */
  void score(WordReader words, Scratch scratch, float[] probabilities) {
    if (probabilities.length != model.priors().length) {
      throw new IllegalArgumentException(
          probabilities.length + " places for " + model.priors().length + " labels");
    }
    model.scorer().score(words, scratch.scorer, probabilities);
    calibration.apply(model.card().task(), probabilities);
  }

  /**
   * Scratch memory for {@link #score(CharSequence, Scratch, float[])}, for one thread at a time.
   */
  public Scratch newScratch() {
    return new Scratch(model.scorer());
  }

  private Classification classification(CharSequence text, Scratch scratch, float[] probabilities) {
    WordReader words = scratch.words;
    List<String> labels = labels();
    Language language = LANGUAGES.language(text, words, scratch.language, model.vocabulary());
    int wordCount = scratch.language.letterWords();
    float unseenShare = wordCount == 0 ? 0 : (float) scratch.language.unseen() / wordCount;

    DecisionRule rule = model.rule();
    List<LabelProbability> ranked = new ArrayList<>();
    for (int l = 0; l < probabilities.length; l++) {
      ranked.add(new LabelProbability(labels.get(l), probabilities[l]));
    }
    ranked.sort(MOST_PROBABLE_FIRST);

    List<String> proposed = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    if (wordCount == 0) {
      reasons.add(Reason.NO_WORDS);
    } else if (wordCount < Reason.FEWEST_WORDS) {
      reasons.add(Reason.TOO_SHORT);
    }
    if (language == Language.OTHER && wordCount >= Reason.FEWEST_WORDS) {
      reasons.add(Reason.UNSUPPORTED_LANGUAGE);
    }
    if (unseenShare > Reason.MOST_UNSEEN) {
      reasons.add(Reason.UNSEEN_WORDS);
    }
    if (model.card().task() == Task.SINGLE_LABEL) {
      int chosen = rule.choose(probabilities);
      proposed.add(labels.get(chosen));
      if (probabilities[chosen] < rule.minimumProbability()) {
        reasons.add(Reason.LOW_PROBABILITY);
      }
    } else {
      for (LabelProbability candidate : ranked) {
        if (rule.accepts(labels.indexOf(candidate.label()), probabilities)) {
          proposed.add(candidate.label());
        }
      }
    }
    return new Classification(
        ranked, new Decision(proposed, reasons), language, wordCount, unseenShare);
  }

  private void release(Scratch scratch) {
    if (scratch.words.isLarge()) {
      this.scratch.remove();
    }
  }

  @Override
  public String toString() {
    return card().id() + " " + Arrays.toString(labels().toArray());
  }

  /** The memory that one thread classifies with; made by {@link Classifier#newScratch()}. */
  public static final class Scratch {
    private final WordReader words = new WordReader();
    private final Scorer.Scratch scorer;
    private final LanguageIdentifier.Scratch language = LANGUAGES.newScratch();

    private Scratch(Scorer scorer) {
      this.scorer = scorer.newScratch();
    }
  }
}
