package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the texts of the sample corpus in one language. */
final class SampleWriter {
  private static final double SHARE_OF_EACH_FLAGGED_LABEL = 0.08;

  /** Learnt from are as many texts to be flagged as others: half of the frames are such. */
  private static final double SHARE_IN_TRAINING = 0.16;

  /** So many of the texts learnt from are one frame alone: no other frame can give it away. */
  private static final double ALONE_IN_TRAINING = 0.6;

  private static final String GROUP = "group";
  private static final Pattern SENTENCE_BEGIN = Pattern.compile("(^|[.!?…])\\s*[«\"–—-]?\\s*$");
  private static final int ATTEMPTS = 400;
  private static final int ATTEMPTS_AT_OTHER_WORDS = 100;

  /**
   * A channel and a spelling, and what share of the texts of every label has both.
   *
   * @param inTraining the share in the training split: what is harder is learnt from more often,
   *     and code-switched texts are the easiest
   */
  private record Kind(String channel, String script, double share, double inTraining) {}

  // Chats hold most of the mixed and makeshift spelling, print next to none. Together: 55%
  // Cyrillic, 15% of each other kind.
  private static final List<Kind> KAZAKH =
      List.of(
          new Kind("social", "cyrillic", 0.12, 0.09),
          new Kind("social", "latin", 0.058, 0.1),
          new Kind("social", "russian-letters", 0.072, 0.11),
          new Kind("social", "mixed", 0.15, 0.08),
          new Kind("web", "cyrillic", 0.26, 0.18),
          new Kind("web", "latin", 0.062, 0.12),
          new Kind("web", "russian-letters", 0.078, 0.12),
          new Kind("print", "cyrillic", 0.17, 0.15),
          new Kind("print", "latin", 0.03, 0.05));
  private static final List<Kind> RUSSIAN =
      List.of(
          new Kind("social", "cyrillic", 0.33, 0.27),
          new Kind("social", "latin", 0.07, 0.13),
          new Kind("web", "cyrillic", 0.37, 0.33),
          new Kind("web", "latin", 0.03, 0.07),
          new Kind("print", "cyrillic", 0.2, 0.2));

  private static final double SHARE_DISGUISED = 0.1;
  private static final double SHARE_DISGUISED_IN_TRAINING = 0.4;

  /**
   * So many of the texts disguised to be learnt from are mistyped: nothing costs a classifier more.
   */
  private static final double MISTYPED_IN_TRAINING = 0.4;

  private static final double DISGUISED_WORDS = 0.3;

  /** So many printed texts come from a scanner. */
  private static final double SHARE_SCANNED = 0.5;

  private static final double MISREAD_WORDS = 0.1;
  private static final List<Perturbation> DISGUISES =
      List.of(
          Perturbation.LOOK_ALIKES,
          Perturbation.ZERO_WIDTH,
          Perturbation.SPACED_LETTERS,
          Perturbation.DOTTED_LETTERS,
          Perturbation.DIGITS,
          Perturbation.CASE,
          Perturbation.STRETCHING,
          Perturbation.TYPOS,
          Perturbation.LETTER_DROP);
  private static final List<Perturbation> MISTYPED =
      List.of(Perturbation.TYPOS, Perturbation.LETTER_DROP);

  private static final List<String> EMOJI =
      List.of("🙂", "😊", "😅", "👍", "🙏", "❤️", "🔥", "😢", "😔", "🤲", "💪", "👏", "😎", "🌿");
  private static final Map<String, List<String>> HASHTAGS =
      Map.of(
          "ru", List.of("#новости", "#жизнь", "#казахстан", "#друзья", "#мысли", "#семья"),
          "kk", List.of("#жаңалық", "#өмір", "#қазақстан", "#достар", "#ой", "#отбасы"));

  private final String language;
  private final Frames frames;
  private final Dice dice;
  private final Map<SampleCorpus.Split, Map<Frames.Section, List<Frames.Frame>>> framesOf;
  private final Map<SampleCorpus.Split, Frames> tablesOf;
  private final Map<String, Deck> decks = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> writtenWords = new HashSet<>();

  SampleWriter(long seed, String language, Frames frames) {
    this.language = language;
    this.frames = frames;
    dice = new Dice(seed, "sample " + language);
    framesOf = divideFrames(seed);
    tablesOf = divideGroups(seed);
  }

  private Map<SampleCorpus.Split, Map<Frames.Section, List<Frames.Frame>>> divideFrames(long seed) {
    Map<SampleCorpus.Split, Map<Frames.Section, List<Frames.Frame>>> divided = new HashMap<>();
    for (SampleCorpus.Split split : SampleCorpus.Split.values()) {
      divided.put(split, new LinkedHashMap<>());
    }
    for (Frames.Section section : frames.sections()) {
      if (section.frames().size() < SampleCorpus.Split.values().length) {
        throw new DatasetException(
            section.source(),
            "",
            "a section of " + section.frames().size() + " frames",
            "at least one for each split");
      }
      List<Frames.Frame> shuffled = new ArrayList<>(section.frames());
      new Dice(seed, "frames " + language + " " + section.label() + " " + section.genre())
          .shuffle(shuffled);
      cut(shuffled)
          .forEach((split, part) -> divided.getOrDefault(split, Map.of()).put(section, part));
    }
    return divided;
  }

  /** Gives each split its own names of groups. */
  private Map<SampleCorpus.Split, Frames> divideGroups(long seed) {
    Map<SampleCorpus.Split, Frames> divided = new HashMap<>();
    Frames.Table groups = frames.tables().get(GROUP);
    List<List<String>> entries = new ArrayList<>(groups == null ? List.of() : groups.entries());
    new Dice(seed, "groups " + language).shuffle(entries);
    if (groups != null && entries.size() < SampleCorpus.Split.values().length) {
      throw new DatasetException(
          groups.source(), "", entries.size() + " groups", "at least one for each split");
    }
    cut(entries).forEach((split, part) -> divided.put(split, frames.withEntries(GROUP, part)));
    return divided;
  }

  private static <T> Map<SampleCorpus.Split, List<T>> cut(List<T> shuffled) {
    // Rounded up: a split that measures needs variety more than training does.
    int tests = (int) Math.ceil(shuffled.size() * SampleCorpus.Split.TEST.share());
    int devs = (int) Math.ceil(shuffled.size() * SampleCorpus.Split.DEV.share());
    int trains = shuffled.size() - tests - devs;
    return Map.of(
        SampleCorpus.Split.TRAIN, shuffled.subList(0, trains),
        SampleCorpus.Split.DEV, shuffled.subList(trains, trains + devs),
        SampleCorpus.Split.TEST, shuffled.subList(trains + devs, shuffled.size()));
  }

  /** Writes {@code size} texts into the lists of their splits. */
  void write(int size, Map<SampleCorpus.Split, List<Example>> examples) {
    int left = size;
    for (SampleCorpus.Split split : List.of(SampleCorpus.Split.TEST, SampleCorpus.Split.DEV)) {
      int texts = (int) Math.round(size * split.share());
      writeSplit(split, texts, examples.getOrDefault(split, List.of()));
      left -= texts;
    }
    writeSplit(
        SampleCorpus.Split.TRAIN, left, examples.getOrDefault(SampleCorpus.Split.TRAIN, List.of()));
  }

  private void writeSplit(SampleCorpus.Split split, int size, List<Example> examples) {
    boolean training = split == SampleCorpus.Split.TRAIN;
    int flagged =
        (int) Math.round(size * (training ? SHARE_IN_TRAINING : SHARE_OF_EACH_FLAGGED_LABEL));
    for (String label : SampleCorpus.LABELS) {
      boolean none = label.equals("none");
      int texts = none ? size - flagged * (SampleCorpus.LABELS.size() - 1) : flagged;
      for (Kind kind : kinds(texts, training)) {
        examples.add(unlikeAllBefore(split, label, kind));
      }
    }
  }

  /** The kinds of {@code texts} texts: each as often as its share says, in random order. */
  private List<Kind> kinds(int texts, boolean training) {
    List<Kind> all = language.equals("kk") ? KAZAKH : RUSSIAN;
    List<Kind> kinds = new ArrayList<>();
    double due = 0;
    for (Kind kind : all) {
      due += (training ? kind.inTraining() : kind.share()) * texts;
      while (kinds.size() < Math.round(due)) {
        kinds.add(kind);
      }
    }
    dice.shuffle(kinds);
    return kinds;
  }

  private Example unlikeAllBefore(SampleCorpus.Split split, String label, Kind kind) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Example example = write(split, label, kind);
      // Other words are better than the same words in another case; but where frames are few, the
      // latter have to do.
      boolean otherWords = writtenWords.add(wordsOf(example.text()));
      if ((otherWords || attempt >= ATTEMPTS_AT_OTHER_WORDS) && written.add(example.text())) {
        return example;
      }
    }
    throw new IllegalArgumentException(
        String.format(
            "the %s frames of %s on %s (%s, %s) have no more texts: ask for a smaller corpus",
            language, label, kind.channel(), kind.script(), split.attribute()));
  }

  /**
   * The letters and digits of {@code text}, in one case and one spelling. Not as the classifier
   * reads it: the corpus must stay the same when the classifier learns to read better.
   */
  private static String wordsOf(String text) {
    return KazakhSpelling.RUSSIAN_LETTERS
        .write(text.toLowerCase(Locale.ROOT))
        .replaceAll("[^\\p{L}\\p{Nd}]", "");
  }

  private Example write(SampleCorpus.Split split, String label, Kind kind) {
    Deck deck =
        decks.computeIfAbsent(
            split + " " + label + " " + kind.channel() + " " + kind.script().equals("mixed"),
            key -> new Deck(split, label, kind));
    Deck.Card lead = deck.draw();
    List<Frames.Frame> others = new ArrayList<>(lead.frames());
    others.remove(lead.frame());
    dice.shuffle(others);
    List<Frames.Frame> chosen = new ArrayList<>(List.of(lead.frame()));
    int more = Math.min(others.size(), frameCount(split, kind.channel()) - 1);
    chosen.addAll(dice.nextInt(more + 1) == 0 ? 0 : chosen.size(), others.subList(0, more));

    String text = new Expansion(tablesOf.getOrDefault(split, frames)).write(chosen, kind.channel());
    if (kind.channel().equals("social")) {
      text = withNoise(text);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("lang", language);
    attributes.put("script", kind.script());
    attributes.put("channel", kind.channel());
    attributes.put("genre", lead.section().genre());
    attributes.put("split", split.attribute());
    String spelled = spelled(text, kind);
    boolean training = split == SampleCorpus.Split.TRAIN;
    double disguised = training ? SHARE_DISGUISED_IN_TRAINING : SHARE_DISGUISED;
    if (kind.channel().equals("print")) {
      if (dice.chance(SHARE_SCANNED)) {
        attributes.put("disguise", Perturbation.OCR.toString());
        spelled = Perturbation.OCR.apply(spelled, MISREAD_WORDS, written.size());
        spelled = Perturbation.LINE_END_HYPHENS.apply(spelled, MISREAD_WORDS, written.size());
      }
    } else if (dice.chance(disguised)) {
      Perturbation disguise =
          dice.pick(training && dice.chance(MISTYPED_IN_TRAINING) ? MISTYPED : DISGUISES);
      attributes.put("disguise", disguise.toString());
      spelled = disguise.apply(spelled, DISGUISED_WORDS, written.size());
    }
    return new Example(spelled, List.of(label), attributes, new SourceLocation("sample", 0));
  }

  private int frameCount(SampleCorpus.Split split, String channel) {
    if (split == SampleCorpus.Split.TRAIN && dice.chance(ALONE_IN_TRAINING)) {
      return 1;
    }
    double at = dice.nextDouble();
    // Print as the web: were its texts longer, then an audit by channel would measure length.
    return channel.equals("social") ? (at < 0.65 ? 1 : 2) : at < 0.3 ? 1 : at < 0.8 ? 2 : 3;
  }

  private String spelled(String text, Kind kind) {
    return switch (kind.script()) {
      case "russian-letters" -> KazakhSpelling.RUSSIAN_LETTERS.write(text);
      case "latin" -> {
        if (language.equals("ru")) {
          yield dice.pick(List.of(RussianSpelling.values())).write(text);
        }
        boolean official = kind.channel().equals("print") || dice.chance(0.4);
        KazakhSpelling chat =
            dice.chance(0.5) ? KazakhSpelling.LATIN_CHAT : KazakhSpelling.LATIN_CHAT_Q;
        yield (official ? KazakhSpelling.LATIN_2021 : chat).write(text);
      }
      default -> text;
    };
  }

  /** The carelessness of social texts. It knows nothing of the label. */
  private String withNoise(String text) {
    String noisy = text;
    if (dice.chance(0.4) && noisy.endsWith(".")) {
      noisy = noisy.substring(0, noisy.length() - 1);
    }
    if (dice.chance(0.2)) {
      noisy = noisy.toLowerCase(Locale.ROOT);
    }
    if (dice.chance(0.1)) {
      noisy = noisy.replace("!", "!!").replace("?", "??");
    }
    if (dice.chance(0.1) && noisy.endsWith(".")) {
      noisy = noisy + "..";
    }
    if (dice.chance(0.15)) {
      noisy = noisy + " " + dice.pick(EMOJI);
    }
    if (dice.chance(0.1)) {
      noisy = noisy + " " + dice.pick(HASHTAGS.getOrDefault(language, List.of("#")));
    }
    return noisy;
  }

  /** The frames for one label, channel and split, dealt evenly. */
  private final class Deck {
    /** A frame with its section and that section's frames in the split. */
    record Card(Frames.Section section, Frames.Frame frame, List<Frames.Frame> frames) {}

    private final List<Card> cards = new ArrayList<>();
    private int next;

    Deck(SampleCorpus.Split split, String label, Kind kind) {
      boolean mixed = kind.script().equals("mixed");
      framesOf
          .getOrDefault(split, Map.of())
          .forEach(
              (section, parts) -> {
                if (section.label().equals(label)
                    && section.channels().contains(kind.channel())
                    && section.isMixed() == mixed) {
                  parts.forEach(frame -> cards.add(new Card(section, frame, parts)));
                }
              });
      if (cards.isEmpty()) {
        throw new DatasetException(
            new SourceLocation(language + "-frames.txt", 0),
            "",
            "no" + (mixed ? " mixed" : "") + " section of " + label + " for " + kind.channel(),
            "at least one");
      }
    }

    Card draw() {
      if (next == 0) {
        dice.shuffle(cards);
      }
      Card card = cards.get(next);
      next = (next + 1) % cards.size();
      return card;
    }
  }

  /** One text: what a slot was filled with once, it is filled with again. */
  private final class Expansion {
    private final Frames tables;
    private final Map<String, List<String>> filled = new HashMap<>();

    Expansion(Frames tables) {
      this.tables = tables;
    }

    String write(List<Frames.Frame> chosen, String channel) {
      StringBuilder out = new StringBuilder();
      for (Frames.Frame frame : chosen) {
        if (out.length() > 0) {
          out.append(channel.equals("social") && dice.chance(0.25) ? '\n' : ' ');
        }
        write(frame.parts(), out);
      }
      return out.toString().replaceAll(" {2,}", " ").strip();
    }

    private void write(List<Frames.Part> parts, StringBuilder out) {
      for (Frames.Part part : parts) {
        if (part instanceof Frames.Part.Words words) {
          out.append(words.text());
        } else if (part instanceof Frames.Part.Choice choice) {
          write(dice.pick(choice.alternatives()), out);
        } else if (part instanceof Frames.Part.Slot slot) {
          String filling = entry(slot).get(slot.form());
          out.append(
              SENTENCE_BEGIN.matcher(out).find()
                  ? filling.substring(0, 1).toUpperCase(Locale.ROOT) + filling.substring(1)
                  : filling);
        }
      }
    }

    private List<String> entry(Frames.Part.Slot slot) {
      String key = slot.table() + slot.number();
      List<String> entry = filled.get(key);
      if (entry == null) {
        Frames.Table table = tables.tables().get(slot.table());
        List<List<String>> entries = table == null ? List.of() : table.entries();
        List<List<String>> free = entries.stream().filter(e -> !filled.containsValue(e)).toList();
        entry = dice.pick(free.isEmpty() ? entries : free);
        filled.put(key, entry);
      }
      return entry;
    }
  }
}
