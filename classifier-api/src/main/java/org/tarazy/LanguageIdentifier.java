package org.tarazy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tarazy.model.Calibration;
import org.tarazy.model.LinearScorer;
import org.tarazy.model.Model;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.model.Task;
import org.tarazy.model.WordFilter;
import org.tarazy.model.WordScores;
import org.tarazy.text.WordReader;

/**
 * Tells Kazakh and Russian from each other, from both in one text, and from their neighbours.
 *
 * <pre>{@code
 * LanguageIdentifier identifier = new LanguageIdentifier();
 * identifier.identify("Кеше базарға бардым, но ничего не купила").language();   // MIXED
 * }</pre>
 *
 * <p>Kazakh is found in Cyrillic, in Russian letters and in Latin ones; Russian in Cyrillic and
 * Latin letters. A short text is uncertain: read {@link LanguageResult#probability()}. Emoji,
 * numbers, marks and addresses do not count.
 *
 * <p>A linear model over character n-grams, in this library's own format, scores each word and the
 * text as a whole. The text is mixed if reading it as a sequence of stretches, each in one language
 * (Viterbi 1967, a price for each change), explains its words so much better than reading it in one
 * language that a loan word or a name does not do it.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class LanguageIdentifier {
  private static final String SHIPPED = "language.tarazy";

  // Chosen on the development sentences of lid_sib200; see LanguageCommand in the benchmarks.

  /** The price of a change of language, in nats. */
  private static final float CHANGE = 3;

  /** The price of a change of alphabet. */
  private static final float CHANGE_OF_SCRIPT = 1;

  /** The most that a single word can say for one language against another, in nats. */
  private static final float LOUDEST = 6;

  /** How much less a word with a capital inside a sentence says: it may be a name. */
  private static final float NAME = 0.4f;

  /** By how much two languages must explain a text better than one, in nats. */
  private static final float CLEARLY = 2;

  /**
   * How many times as probable as any other language Kazakh and Russian are among the texts that a
   * classifier is given: the model was made with all languages alike, and takes "Мама мыла раму"
   * for something else. This is for one word. The score of <i>n</i> words is their sum divided by
   * the root of <i>n</i>, so the logarithm of the odds is divided by it too; otherwise a whole
   * sentence in Kyrgyz would not be enough to overcome them.
   */
  private static final float EXPECTED = 200;

  private static final WordFilter NO_WORDS = WordFilter.forWords(1);

  private final Model model;

  /** What the scratch memory of each thread is made after; never used itself. */
  private final WordScores wordScores;

  private final Language[] languages;

  /** What a word counts for in {@link Scratch#counts}, for each label. */
  private final long[] ones;

  /** By how many nats a label must lead to be more probable than all others together. */
  private final float farAhead;

  /** The label of the same language in another script, for each label; else the label itself. */
  private final int[] siblings;

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(this::newScratch);

  /** Loads the shipped model once, when first used. */
  private static final class Shipped {
    static final Model MODEL = load();

    private static Model load() {
      try (InputStream in = LanguageIdentifier.class.getResourceAsStream(SHIPPED)) {
        if (in == null) {
          throw new IllegalStateException(SHIPPED + " is missing from the jar");
        }
        return ModelFile.readTrusted(in, SHIPPED);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An identifier with the model that this library ships. */
  public LanguageIdentifier() {
    this(Shipped.MODEL);
  }

  private LanguageIdentifier(Model model) {
    this.model = model;
    if (!(model.scorer() instanceof LinearScorer scorer)) {
      throw new IllegalArgumentException("languages are told apart by a linear model alone");
    }
    wordScores = new WordScores(scorer, model.calibration());
    languages = new Language[model.card().labels().size()];
    siblings = new int[languages.length];
    ones = new long[languages.length];
    farAhead = (float) Math.log(languages.length);
    for (int l = 0; l < languages.length; l++) {
      languages[l] = languageOf(model.card().labels().get(l));
      siblings[l] = l;
      ones[l] =
          switch (languages[l]) {
            case KAZAKH -> 1L << Integer.SIZE;
            case RUSSIAN -> 1;
            default -> 0;
          };
      for (int k = 0; k < l; k++) {
        if (languages[k] == languages[l] && languages[l] != Language.OTHER) {
          siblings[l] = k;
          siblings[k] = l;
        }
      }
    }
  }

  /**
   * An identifier with another model.
   *
   * @param model its labels are up to 127 BCP 47 tags, {@code kk} and {@code ru} among them; all
   *     that begin so ({@code kk-Latn}) count as the same language
   * @throws IllegalArgumentException if its labels are not these or do not exclude each other
   */
  public static LanguageIdentifier of(Model model) {
    List<String> labels = model.card().labels();
    if (!labels.contains("kk")
        || !labels.contains("ru")
        || labels.size() > Byte.MAX_VALUE
        || model.card().task() != Task.SINGLE_LABEL) {
      throw new IllegalArgumentException(
          "A language model has up to 127 labels that exclude each other, kk and ru among them, not "
              + model.card().task()
              + " "
              + labels);
    }
    return new LanguageIdentifier(model);
  }

  private static Language languageOf(String label) {
    if (label.equals("kk") || label.startsWith("kk-")) {
      return Language.KAZAKH;
    }
    return label.equals("ru") || label.startsWith("ru-") ? Language.RUSSIAN : Language.OTHER;
  }

  /** What the model is, was trained on and is for. */
  public ModelCard card() {
    return model.card();
  }

  /**
   * Finds the language of {@code text}.
   *
   * @throws IllegalArgumentException if the text is longer than {@link WordReader#LONGEST_TEXT}
   */
  public LanguageResult identify(CharSequence text) {
    Scratch scratch = this.scratch.get();
    scratch.words.read(text);
    scratch.traced = true;
    Language language = identify(text, scratch.words, scratch, 1, NO_WORDS);
    LanguageResult result =
        new LanguageResult(language, scratch.probability, spans(scratch, language));
    if (scratch.words.isLarge()) {
      this.scratch.remove();
    }
    return result;
  }

  /**
   * The language of {@code text} that {@code words} has read, for a classifier: it is given Kazakh
   * and Russian texts, so that another language has to be far more probable, the more so the
   * shorter the text. On the way the words with letters are counted, and how many of them are not
   * in {@code vocabulary}.
   */
  Language language(CharSequence text, WordReader words, Scratch scratch, WordFilter vocabulary) {
    scratch.traced = false;
    return identify(text, words, scratch, EXPECTED, vocabulary);
  }

  /**
   * As {@link #mostProbable}, where one label is so far ahead of all others that probabilities need
   * not be worked out.
   */
  private Language quickly(Scratch scratch, float expected) {
    float[] scores = scratch.scores;
    Calibration calibration = model.calibration();
    float kazakhScore = Float.NEGATIVE_INFINITY;
    float russianScore = Float.NEGATIVE_INFINITY;
    float otherScore = Float.NEGATIVE_INFINITY;
    for (int l = 0; l < scores.length; l++) {
      float score = calibration.adjusted(l, scores[l]);
      switch (languages[l]) {
        case KAZAKH -> kazakhScore = Math.max(kazakhScore, score);
        case RUSSIAN -> russianScore = Math.max(russianScore, score);
        default -> otherScore = Math.max(otherScore, score);
      }
    }
    if (kazakhScore > Math.max(russianScore, otherScore) + farAhead) {
      return Language.KAZAKH;
    }
    if (russianScore > Math.max(kazakhScore, otherScore) + farAhead) {
      return Language.RUSSIAN;
    }
    calibration.apply(Task.SINGLE_LABEL, scores);
    return mostProbable(scratch, expected);
  }

  Scratch newScratch() {
    return new Scratch(wordScores.another(), languages.length);
  }

  private Language identify(
      CharSequence text, WordReader words, Scratch scratch, float expected, WordFilter vocabulary) {
    int labels = languages.length;
    float[] scores = scratch.scores;
    WordScores wordScores = scratch.wordScores;
    wordScores.start(words);
    scratch.begin(words.wordCount());
    int letters = 0;
    int foreignLetters = 0;
    int letterWords = 0;
    int unseen = 0;
    int wordCount = words.wordCount();
    for (int word = 0; word < wordCount; word++) {
      int start = words.start(word);
      char first = words.chars()[start];
      if (!Character.isLetter(first)) {
        wordScores.skip();
        continue;
      }
      wordScores.next();
      letterWords++;
      unseen += vocabulary.mayContain(wordScores.skeletonHash()) ? 0 : 1;
      int length = words.end(word) - start;
      if (!isLatinOrCyrillic(first)) {
        foreignLetters += length;
        continue;
      }
      letters += length;
      wordScores.add();
      wordScores.behind(scores);
      float loudness = mayBeName(text, words, word) ? NAME : 1;
      for (int l = 0; l < labels; l++) {
        scores[l] = Math.max(-LOUDEST, loudness * scores[l]);
      }
      step(scratch, word);
    }
    scratch.letterWords = letterWords;
    scratch.unseen = unseen;
    if (letters == 0 || foreignLetters > letters) {
      scratch.probability = 1;
      return Language.OTHER;
    }
    wordScores.chosen(scores);
    float mixed = mixed(scratch);
    if (mixed >= 0.5f) {
      scratch.probability = mixed;
      return Language.MIXED;
    }
    if (!scratch.traced) {
      return quickly(scratch, expected);
    }
    model.calibration().apply(Task.SINGLE_LABEL, scores);
    Language language = mostProbable(scratch, expected);
    scratch.probability *= 1 - mixed;
    return language;
  }

  /** The likeliest language by the probabilities of all labels, and how probable it is. */
  private Language mostProbable(Scratch scratch, float expected) {
    float[] probabilities = scratch.scores;
    float ofKazakh = 0;
    float ofRussian = 0;
    for (int l = 0; l < probabilities.length; l++) {
      ofKazakh += languages[l] == Language.KAZAKH ? probabilities[l] : 0;
      ofRussian += languages[l] == Language.RUSSIAN ? probabilities[l] : 0;
    }
    float odds = (float) Math.pow(expected, 1 / Math.sqrt(scratch.length));
    float ofOther = Math.max(0, 1 - ofKazakh - ofRussian) / odds;
    float sum = ofKazakh + ofRussian + ofOther;
    ofKazakh /= sum;
    ofRussian /= sum;
    ofOther /= sum;
    scratch.probability = Math.max(Math.max(ofKazakh, ofRussian), ofOther);
    return ofKazakh >= ofRussian && ofKazakh >= ofOther
        ? Language.KAZAKH
        : ofRussian >= ofOther ? Language.RUSSIAN : Language.OTHER;
  }

  /** Goes on by a word whose scores, 0 for the best label, are in {@code scratch.scores}. */
  private void step(Scratch scratch, int word) {
    int labels = languages.length;
    float[] scores = scratch.scores;
    float[] best = scratch.best;
    float[] next = scratch.next;
    float[] alone = scratch.alone;
    long[] counts = scratch.counts;
    long[] nextCounts = scratch.nextCounts;
    int leader = scratch.leader;
    int n = scratch.length;
    float changed = n == 0 ? Float.NEGATIVE_INFINITY : best[leader] - CHANGE;
    float changedScript = n == 0 ? Float.POSITIVE_INFINITY : CHANGE_OF_SCRIPT;
    for (int l = 0; l < labels; l++) {
      int from = l;
      float value = best[l];
      int sibling = siblings[l];
      if (best[sibling] - changedScript > value) {
        value = best[sibling] - changedScript;
        from = sibling;
      }
      if (changed > value) {
        value = changed;
        from = leader;
      }
      next[l] = value + scores[l];
      nextCounts[l] = counts[from] + ones[l];
      alone[l] += scores[l];
      if (scratch.traced) {
        scratch.from[n * labels + l] = (byte) from;
      }
    }
    if (scratch.traced) {
      scratch.wordAt[n] = word;
    }
    scratch.best = next;
    scratch.next = best;
    scratch.counts = nextCounts;
    scratch.nextCounts = counts;
    for (int l = 0; l < labels; l++) {
      leader = next[l] > next[leader] ? l : leader;
    }
    scratch.leader = leader;
    scratch.length = n + 1;
  }

  private float mixed(Scratch scratch) {
    int leader = scratch.leader;
    int kazakh = (int) (scratch.counts[leader] >>> Integer.SIZE);
    int russian = (int) scratch.counts[leader];
    if (kazakh == 0 || russian == 0 || kazakh + russian <= scratch.length / 2) {
      return 0;
    }
    float alone = Float.NEGATIVE_INFINITY;
    for (float sum : scratch.alone) {
      alone = Math.max(alone, sum);
    }
    return (float) (1 / (1 + Math.exp(CLEARLY - (scratch.best[leader] - alone))));
  }

  private List<LanguageSpan> spans(Scratch scratch, Language language) {
    int n = scratch.length;
    WordReader words = scratch.words;
    List<LanguageSpan> spans = new ArrayList<>();
    if (language != Language.MIXED) {
      int count = words.wordCount();
      if (n > 0) {
        spans.add(new LanguageSpan(words.originalStart(0), words.originalEnd(count - 1), language));
      }
      return spans;
    }
    Language[] path = new Language[n];
    int label = scratch.leader;
    for (int i = n - 1; i >= 0; i--) {
      path[i] = languages[label];
      label = scratch.from[i * languages.length + label];
    }
    for (int i = 0; i < n; ) {
      int last = i;
      while (last + 1 < n && path[last + 1] == path[i]) {
        last++;
      }
      int start = words.originalStart(scratch.wordAt[i]);
      spans.add(new LanguageSpan(start, words.originalEnd(scratch.wordAt[last]), path[i]));
      i = last + 1;
    }
    return spans;
  }

  private static boolean isLatinOrCyrillic(char letter) {
    return letter < 'Ͱ' || (letter >= 'Ѐ' && letter < '԰') || (letter >= 'Ḁ' && letter <= 'ỿ');
  }

  /** Whether the word begins with a capital, goes on with small letters and opens no sentence. */
  private static boolean mayBeName(CharSequence text, WordReader words, int word) {
    int start = words.originalStart(word);
    if (word == 0
        || !Character.isUpperCase(text.charAt(start))
        || (start + 1 < text.length() && Character.isUpperCase(text.charAt(start + 1)))) {
      return false;
    }
    char before = words.chars()[words.start(word - 1)];
    return before != '.' && before != '!' && before != '?';
  }

  /** The memory that one thread identifies with. */
  static final class Scratch {
    private final WordReader words = new WordReader();
    private final WordScores wordScores;
    private final float[] scores;

    /** Whether the way is kept, so that spans can be read off it. */
    private boolean traced;

    private byte[] from = new byte[0];
    private int[] wordAt = new int[0];
    private float probability;
    private int letterWords;
    private int unseen;

    // Of the best sequence of languages that ends in each label: what it costs so far, and how many
    // words are Kazakh (in the high half) and Russian in it.
    private float[] best;
    private long[] counts;
    private float[] next;
    private long[] nextCounts;
    private int leader;
    private int length;

    /** What it costs to read all words in one label. */
    private final float[] alone;

    private Scratch(WordScores wordScores, int labels) {
      this.wordScores = wordScores;
      scores = new float[labels];
      best = new float[labels];
      counts = new long[labels];
      next = new float[labels];
      nextCounts = new long[labels];
      alone = new float[labels];
    }

    /** How many words with letters {@link LanguageIdentifier#language} met. */
    int letterWords() {
      return letterWords;
    }

    /** How many of them were not in the vocabulary. */
    int unseen() {
      return unseen;
    }

    private void begin(int wordCount) {
      Arrays.fill(best, 0);
      Arrays.fill(counts, 0);
      Arrays.fill(alone, 0);
      leader = 0;
      length = 0;
      if (traced && wordAt.length < wordCount) {
        wordAt = new int[wordCount + wordCount / 4];
        from = new byte[wordAt.length * best.length];
      }
    }
  }
}
