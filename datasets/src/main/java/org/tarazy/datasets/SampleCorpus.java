package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The corpus {@code sample-review}: Russian and Kazakh texts that were written for this project, to
 * train and test a demonstration model with. They are not real posts, and every armed group in them
 * is invented; figures measured on them say nothing about real texts.
 *
 * <p>The texts are expanded from frames (see the resources beside this class). Labels are {@link
 * #LABELS}, of which {@code none} has 76% (in the training split 52%, so that both sides of the
 * frames are learnt) and holds the hard cases: news of attacks, sermons, warnings against
 * recruiters, court reports, games, fiction. Attributes of every text:
 *
 * <ul>
 *   <li>{@code lang}: {@code ru} or {@code kk}, half each
 *   <li>{@code script}: {@code cyrillic}; of the Kazakh texts about 15% each {@code latin} (the
 *       alphabet of 2021 and chat spelling), {@code russian-letters} and {@code mixed} (with
 *       Russian inside a sentence, or a sentence in each language); of the Russian ones 10% {@code
 *       latin}; in the training split more are in Latin and in Russian letters, and fewer mixed
 *   <li>{@code disguise}: of 10% of the texts that are not printed (40% in the training split), how
 *       a third of their words are disguised or mistyped, by the name that {@link Perturbation} has
 *       for it; of half of the printed ones {@code ocr}: a tenth of their words are misread, as
 *       from paper; no attribute of the others
 *   <li>{@code channel}: {@code web} or {@code social}, 40% each, or {@code print}
 *   <li>{@code genre}: the section of its frames, such as {@code court-report}
 *   <li>{@code split}: {@code train} (80%), {@code dev} or {@code test}
 * </ul>
 *
 * <p>Channels, scripts and the noise of social texts (dropped full stops, small letters, emoji,
 * hashtags) are spread over all labels alike, so that none of them gives a label away. No frame and
 * no name of an armed group is in two splits: what is measured on {@code test} is not memory.
 *
 * <p>Immutable. The same seed and size give the same texts.
 */
public final class SampleCorpus {
  /** The labels; all but {@code none} are about violence by armed groups, never about opinions. */
  public static final List<String> LABELS =
      List.of("none", "recruitment", "incitement", "glorification");

  /** The size of the corpus that the sample model is trained on. */
  public static final int DEFAULT_SIZE = 200_000;

  private static final String NAME = "sample-review";

  /** The parts of the corpus. */
  public enum Split {
    /** To train on: 80%. */
    TRAIN(0.8),
    /** To choose settings with: 10%. */
    DEV(0.1),
    /** To measure with, once: 10%. */
    TEST(0.1);

    private final double share;

    Split(double share) {
      this.share = share;
    }

    double share() {
      return share;
    }

    /** The value of the attribute {@code split}. */
    String attribute() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Split, Dataset> splits;

  private SampleCorpus(Map<Split, Dataset> splits) {
    this.splits = splits;
  }

  /**
   * Writes the corpus.
   *
   * @param seed fixes every choice
   * @param size how many texts; at least 400, so that every label is in every split
   * @throws IllegalArgumentException if {@code size} is too small, or larger than the frames have
   *     different texts for (more than 400,000)
   */
  public static SampleCorpus generate(long seed, int size) {
    return generate(seed, size, Map.of("ru", load("ru"), "kk", load("kk")));
  }

  static SampleCorpus generate(long seed, int size, Map<String, Frames> frames) {
    if (size < 400) {
      throw new IllegalArgumentException("size is " + size + ", must be at least 400");
    }
    Map<Split, List<Example>> examples = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      examples.put(split, new ArrayList<>());
    }
    FrameSplits russian = splits(seed, "ru", frames);
    FrameSplits kazakh = splits(seed, "kk", frames);
    if (frames.containsKey("ru")) {
      new SampleWriter(seed, russian, kazakh).write(size / 2, examples);
    }
    if (frames.containsKey("kk")) {
      new SampleWriter(seed, kazakh, russian).write(size / 2, examples);
    }
    Map<Split, Dataset> splits = new EnumMap<>(Split.class);
    examples.forEach(
        (split, texts) -> {
          new Dice(seed, "order " + split.attribute()).shuffle(texts);
          splits.put(split, numbered(NAME + "/" + split.attribute(), texts));
        });
    return new SampleCorpus(splits);
  }

  private static FrameSplits splits(long seed, String language, Map<String, Frames> frames) {
    return new FrameSplits(
        seed, language, frames.getOrDefault(language, new Frames(List.of(), Map.of())));
  }

  private static Dataset numbered(String name, List<Example> texts) {
    List<Example> numbered = new ArrayList<>();
    for (Example text : texts) {
      SourceLocation source = new SourceLocation(name, numbered.size() + 1L);
      numbered.add(new Example(text.text(), text.labels(), text.attributes(), source));
    }
    return new Dataset(name, numbered, false);
  }

  private static Frames load(String language) {
    String frames = "sample/" + language + "-frames.txt";
    String slots = "sample/" + language + "-slots.txt";
    try (InputStreamReader framesIn = open(frames);
        InputStreamReader slotsIn = open(slots)) {
      return Frames.read(framesIn, frames, slotsIn, slots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStreamReader open(String resource) {
    InputStream in = SampleCorpus.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the resource " + resource + " is missing from this jar");
    }
    return new InputStreamReader(in, UTF_8);
  }

  /** One part of the corpus. */
  public Dataset split(Split split) {
    Dataset part = splits.get(split);
    if (part == null) {
      throw new IllegalStateException("no split " + split);
    }
    return part;
  }

  /** All of the corpus: train, then dev, then test. */
  public Dataset all() {
    return new Dataset(
        NAME, splits.values().stream().flatMap(part -> part.examples().stream()).toList(), false);
  }
}
