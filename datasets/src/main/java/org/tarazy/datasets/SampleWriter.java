package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Writes the texts of the sample corpus in one language. */
final class SampleWriter {
  private static final double SHARE_OF_EACH_FLAGGED_LABEL = 0.08;

  /** Learnt from are as many texts to be flagged as others: half of the frames are such. */
  private static final double SHARE_IN_TRAINING = 0.16;

  /** So many of the texts learnt from are one frame alone: no other frame can give it away. */
  private static final double ALONE_IN_TRAINING = 0.6;

  private static final Pattern SENTENCE_BEGIN = Pattern.compile("(^|[.!?…])\\s*[«\"–—-]?\\s*$");
  private static final int ATTEMPTS = 400;
  private static final int ATTEMPTS_AT_OTHER_WORDS = 100;

  /** Where the words of a text come from. */
  private enum Source {
    /** Frames in the letters of the language, to be spelled in any way. */
    PLAIN,
    /** Frames that their writer spelled. */
    SPELLED,
    /** Plain frames of the same genre, one in each language. */
    BOTH_LANGUAGES
  }

  /**
   * A channel and a spelling, and what share of the texts of every label has both.
   *
   * @param inTraining the share in the training split: what is harder is learnt from more often
   */
  private record Kind(
      String channel, String script, Source source, double share, double inTraining) {
    Kind(String channel, String script, double share, double inTraining) {
      this(channel, script, Source.PLAIN, share, inTraining);
    }
  }

  // Chats hold most of the mixed and makeshift spelling, print next to none. Together: 55%
  // Cyrillic, 15% of each other kind. Most code-switched texts are made of plain frames: those that
  // their writers spelled are about everyday things more often, and the groups of an audit are to
  // have the same topics.
  private static final List<Kind> KAZAKH =
      List.of(
          new Kind("social", "cyrillic", 0.12, 0.09),
          new Kind("social", "latin", 0.033, 0.075),
          new Kind("social", "latin", Source.SPELLED, 0.025, 0.025),
          new Kind("social", "russian-letters", 0.047, 0.085),
          new Kind("social", "russian-letters", Source.SPELLED, 0.025, 0.025),
          new Kind("social", "mixed", 0.09, 0.04),
          new Kind("social", "mixed", Source.SPELLED, 0.03, 0.025),
          new Kind("social", "mixed", Source.BOTH_LANGUAGES, 0.03, 0.015),
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
  private final FrameSplits frames;
  private final FrameSplits otherLanguage;
  private final Dice dice;
  private final Map<String, Deck> decks = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> writtenWords = new HashSet<>();

  /**
   * @param otherLanguage what texts in both languages go over to
   */
  SampleWriter(long seed, FrameSplits frames, FrameSplits otherLanguage) {
    this.language = frames.language();
    this.frames = frames;
    this.otherLanguage = otherLanguage;
    dice = new Dice(seed, "sample " + language);
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
            String.join(" ", split.attribute(), label, kind.channel(), kind.source().name())
                + (kind.source() == Source.SPELLED ? kind.script() : ""),
            key -> new Deck(split, label, kind));
    Deck.Card lead = deck.draw();
    String text =
        kind.source() == Source.BOTH_LANGUAGES
            ? inBothLanguages(split, lead, kind)
            : inOneLanguage(split, lead, kind);
    if (kind.channel().equals("social")) {
      text = withNoise(text);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("lang", language);
    // Here and there a plain frame, too, is a message in Latin letters.
    attributes.put("script", lead.frame().isLatin() ? "latin" : kind.script());
    attributes.put("channel", kind.channel());
    attributes.put("genre", lead.section().genre());
    attributes.put("split", split.attribute());
    String spelled = kind.source() == Source.PLAIN ? spelling(kind).apply(text) : text;
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

  private String inOneLanguage(SampleCorpus.Split split, Deck.Card lead, Kind kind) {
    List<Frames.Frame> others = new ArrayList<>(lead.frames());
    others.remove(lead.frame());
    dice.shuffle(others);
    List<Frames.Frame> chosen = new ArrayList<>(List.of(lead.frame()));
    int more = Math.min(others.size(), frameCount(split, kind.channel()) - 1);
    chosen.addAll(dice.nextInt(more + 1) == 0 ? 0 : chosen.size(), others.subList(0, more));
    // What fills the slots of a spelled frame is spelled as the frame is.
    UnaryOperator<String> fillings =
        kind.source() == Source.SPELLED && !kind.script().equals("mixed")
            ? spelling(kind)
            : UnaryOperator.identity();
    return new Expansion(frames.tables(split), fillings).write(chosen, kind.channel());
  }

  /** As many write who live in both languages: a sentence in one, the next in the other. */
  private String inBothLanguages(SampleCorpus.Split split, Deck.Card lead, Kind kind) {
    // No slot of the same table: a text in both languages would name two groups for one.
    List<Frames.Frame> others =
        lead.otherLanguage().stream()
            .filter(frame -> Collections.disjoint(frame.slots(), lead.frame().slots()))
            .toList();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        new Expansion(frames.tables(split), UnaryOperator.identity())
            .write(List.of(lead.frame()), kind.channel()));
    sentences.add(
        dice.nextInt(2),
        new Expansion(otherLanguage.tables(split), UnaryOperator.identity())
            .write(
                List.of(dice.pick(others.isEmpty() ? lead.otherLanguage() : others)),
                kind.channel()));
    return String.join(between(kind.channel()), sentences);
  }

  private String between(String channel) {
    return channel.equals("social") && dice.chance(0.25) ? "\n" : " ";
  }

  private int frameCount(SampleCorpus.Split split, String channel) {
    if (split == SampleCorpus.Split.TRAIN && dice.chance(ALONE_IN_TRAINING)) {
      return 1;
    }
    double at = dice.nextDouble();
    // Print as the web: were its texts longer, then an audit by channel would measure length.
    return channel.equals("social") ? (at < 0.65 ? 1 : 2) : at < 0.3 ? 1 : at < 0.8 ? 2 : 3;
  }

  private UnaryOperator<String> spelling(Kind kind) {
    return switch (kind.script()) {
      case "russian-letters" -> KazakhSpelling.RUSSIAN_LETTERS::write;
      case "latin" -> language.equals("ru") ? russianInLatin() : kazakhInLatin(kind.channel());
      case "mixed" -> text -> CodeSwitching.write(text, dice);
      default -> UnaryOperator.identity();
    };
  }

  private UnaryOperator<String> russianInLatin() {
    RussianSpelling spelling = dice.pick(List.of(RussianSpelling.values()));
    return spelling::write;
  }

  private UnaryOperator<String> kazakhInLatin(String channel) {
    boolean official = channel.equals("print") || dice.chance(0.4);
    KazakhSpelling chat =
        dice.chance(0.5) ? KazakhSpelling.LATIN_CHAT : KazakhSpelling.LATIN_CHAT_Q;
    KazakhSpelling spelling = official ? KazakhSpelling.LATIN_2021 : chat;
    return spelling::write;
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

  /** The frames for one label, kind and split, dealt evenly. */
  private final class Deck {
    /**
     * A frame.
     *
     * @param frames that it can stand beside, itself among them
     * @param otherLanguage the frames of the same genre in the other language, where asked for
     */
    record Card(
        Frames.Section section,
        Frames.Frame frame,
        List<Frames.Frame> frames,
        List<Frames.Frame> otherLanguage) {}

    private final List<Card> cards = new ArrayList<>();
    private int next;

    Deck(SampleCorpus.Split split, String label, Kind kind) {
      Map<String, List<Frames.Frame>> others =
          kind.source() == Source.BOTH_LANGUAGES ? byGenre(split, label, kind) : Map.of();
      frames
          .sections(split)
          .forEach(
              (section, all) -> {
                if (fits(section, label, kind)
                    && (kind.source() != Source.BOTH_LANGUAGES
                        || others.containsKey(section.genre()))) {
                  List<Frames.Frame> other = others.getOrDefault(section.genre(), List.of());
                  List<Frames.Frame> fitting =
                      all.stream().filter(frame -> fits(frame, kind)).toList();
                  fitting.forEach(frame -> cards.add(new Card(section, frame, fitting, other)));
                }
              });
      if (cards.isEmpty()) {
        throw new DatasetException(
            new SourceLocation(language + "-frames.txt", 0),
            "",
            String.format(
                "no %s frame of %s for %s, %s",
                kind.source().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                label,
                kind.channel(),
                kind.script()),
            "at least one");
      }
    }

    private static boolean fits(Frames.Section section, String label, Kind kind) {
      return section.label().equals(label)
          && section.channels().contains(kind.channel())
          && section.isSpelled() == (kind.source() == Source.SPELLED);
    }

    private static boolean fits(Frames.Frame frame, Kind kind) {
      if (kind.source() != Source.SPELLED) {
        return true;
      }
      return switch (kind.script()) {
        case "latin" -> frame.isLatin();
        case "russian-letters" -> !frame.isLatin() && !frame.hasKazakhLetters();
        default -> !frame.isLatin() && frame.hasKazakhLetters();
      };
    }

    private Map<String, List<Frames.Frame>> byGenre(
        SampleCorpus.Split split, String label, Kind kind) {
      Map<String, List<Frames.Frame>> frames = new HashMap<>();
      otherLanguage
          .sections(split)
          .forEach(
              (section, all) -> {
                if (fits(section, label, kind)) {
                  frames.computeIfAbsent(section.genre(), genre -> new ArrayList<>()).addAll(all);
                }
              });
      return frames;
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
    private final Map<String, Frames.Table> tables;
    private final UnaryOperator<String> fillings;
    private final Map<String, List<String>> filled = new HashMap<>();

    Expansion(Map<String, Frames.Table> tables, UnaryOperator<String> fillings) {
      this.tables = tables;
      this.fillings = fillings;
    }

    String write(List<Frames.Frame> chosen, String channel) {
      StringBuilder out = new StringBuilder();
      for (Frames.Frame frame : chosen) {
        if (out.length() > 0) {
          out.append(between(channel));
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
          String filling = fillings.apply(entry(slot).get(slot.form()));
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
        Frames.Table table = tables.get(slot.table());
        List<List<String>> entries = table == null ? List.of() : table.entries();
        List<List<String>> free = entries.stream().filter(e -> !filled.containsValue(e)).toList();
        entry = dice.pick(free.isEmpty() ? entries : free);
        filled.put(key, entry);
      }
      return entry;
    }
  }
}
