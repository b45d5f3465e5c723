package org.tarazy.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of the sample corpus in one language: sections of frames, and the tables that fill
 * their slots.
 *
 * <p>A frame is a small text with holes: {@code <a|b|c>} is one of several, {@code {slot.form}} an
 * entry of a table in a grammatical form, {@code {slot2.form}} another entry of the same table. A
 * section, {@code @ label genre channel,channel}, holds frames that can stand beside each other; if
 * its genre ends in {@code -mixed}, they have a {@linkplain Section#isSpelled spelling of their
 * own}. A table, {@code @slot name form form}, has an entry a line, its forms divided by {@code |}.
 */
record Frames(List<Section> sections, Map<String, Table> tables) {
  private static final Set<String> CHANNELS = Set.of("web", "social", "print");
  private static final Pattern SLOT = Pattern.compile("([a-z]+)(\\d?)(?:\\.([a-z]+))?");

  /** Frames of one label and genre. */
  record Section(
      String label,
      String genre,
      List<String> channels,
      List<Frame> frames,
      SourceLocation source) {
    /**
     * Whether its frames stand in a spelling of their own: in Latin letters, on a Russian keyboard,
     * or with Russian inside a Kazakh sentence. They are written as they stand.
     */
    boolean isSpelled() {
      return genre.endsWith("-mixed");
    }
  }

  /** One frame. */
  record Frame(List<Part> parts, SourceLocation source) {
    private static final String NOT_RUSSIAN = "әғқңөұүһі";

    /** Whether its own words are in Latin letters. */
    boolean isLatin() {
      String words = words(parts);
      long latin = words.codePoints().filter(c -> isOf(c, Character.UnicodeScript.LATIN)).count();
      long cyrillic =
          words.codePoints().filter(c -> isOf(c, Character.UnicodeScript.CYRILLIC)).count();
      return latin > cyrillic;
    }

    /** Whether its own words have letters that Russian lacks. */
    boolean hasKazakhLetters() {
      return words(parts)
          .toLowerCase(Locale.ROOT)
          .chars()
          .anyMatch(c -> NOT_RUSSIAN.indexOf(c) >= 0);
    }

    /** The names of the tables that fill its slots. */
    Set<String> slots() {
      Set<String> slots = new HashSet<>();
      addSlots(parts, slots);
      return slots;
    }

    private static boolean isOf(int letter, Character.UnicodeScript script) {
      return Character.UnicodeScript.of(letter) == script;
    }

    private static String words(List<Part> parts) {
      StringBuilder words = new StringBuilder();
      for (Part part : parts) {
        if (part instanceof Part.Words fixed) {
          words.append(fixed.text());
        } else if (part instanceof Part.Choice choice) {
          choice.alternatives().forEach(alternative -> words.append(words(alternative)));
        }
      }
      return words.toString();
    }

    private static void addSlots(List<Part> parts, Set<String> slots) {
      for (Part part : parts) {
        if (part instanceof Part.Slot slot) {
          slots.add(slot.table());
        } else if (part instanceof Part.Choice choice) {
          choice.alternatives().forEach(alternative -> addSlots(alternative, slots));
        }
      }
    }
  }

  /** What a frame is made of. */
  sealed interface Part {
    /** Fixed words. */
    record Words(String text) implements Part {}

    /** One of several. */
    record Choice(List<List<Part>> alternatives) implements Part {}

    /** An entry of a table: {@code number} tells entries of the same table apart. */
    record Slot(String table, String number, int form) implements Part {}
  }

  /** Entries in the grammatical forms that the table names. */
  record Table(List<String> forms, List<List<String>> entries, SourceLocation source) {}

  /**
   * Reads the frames and tables of a language.
   *
   * @throws DatasetException if a line is malformed, naming it
   */
  static Frames read(Reader frames, String framesName, Reader tables, String tablesName)
      throws IOException {
    Map<String, Table> read = readTables(tables, tablesName);
    return new Frames(readSections(frames, framesName, read), read);
  }

  private static Map<String, Table> readTables(Reader reader, String name) throws IOException {
    Map<String, Table> tables = new LinkedHashMap<>();
    BufferedReader lines = new BufferedReader(reader);
    List<List<String>> entries = new ArrayList<>();
    int forms = 0;
    String line;
    for (long number = 1; (line = lines.readLine()) != null; number++) {
      SourceLocation source = new SourceLocation(name, number);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("@slot ")) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.size() < 3) {
          throw new DatasetException(
              source, "", DatasetException.quote(line), "@slot, a name and at least one form");
        }
        entries = new ArrayList<>();
        forms = words.size() - 2;
        Table table = new Table(words.subList(2, words.size()), entries, source);
        if (tables.put(words.get(1), table) != null) {
          throw new DatasetException(
              source, "", "a second table named " + words.get(1), "a name of its own");
        }
      } else if (forms == 0) {
        throw new DatasetException(source, "", "an entry outside of a table", "@slot first");
      } else {
        List<String> entry = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
        if (entry.size() != forms || entry.contains("")) {
          throw new DatasetException(
              source, "", "the forms " + entry, forms + " forms divided by |, none empty");
        }
        entries.add(entry);
      }
    }
    for (Table table : tables.values()) {
      if (table.entries().isEmpty()) {
        throw new DatasetException(table.source(), "", "a table without entries", "at least one");
      }
    }
    return tables;
  }

  private static List<Section> readSections(Reader reader, String name, Map<String, Table> tables)
      throws IOException {
    List<Section> sections = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    BufferedReader lines = new BufferedReader(reader);
    String line;
    for (long number = 1; (line = lines.readLine()) != null; number++) {
      SourceLocation source = new SourceLocation(name, number);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!seen.add(line.strip())) {
        throw new DatasetException(
            source, "", "a line that stood before: " + DatasetException.quote(line), "a new one");
      }
      if (line.startsWith("@")) {
        sections.add(section(line, source));
      } else if (sections.isEmpty()) {
        throw new DatasetException(source, "", "a frame outside of a section", "@ first");
      } else {
        Section section = sections.get(sections.size() - 1);
        section.frames().add(new FrameParser(line.strip(), source, tables).parse());
      }
    }
    return sections;
  }

  private static Section section(String line, SourceLocation source) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 4 || !words[0].equals("@")) {
      throw new DatasetException(
          source, "", DatasetException.quote(line), "@ label genre channel,channel");
    }
    if (!SampleCorpus.LABELS.contains(words[1])) {
      throw new DatasetException(
          source, "", "the label " + words[1], "one of " + SampleCorpus.LABELS);
    }
    List<String> channels = List.of(words[3].split(",", -1));
    if (!CHANNELS.containsAll(channels)) {
      throw new DatasetException(
          source, "", "the channels " + words[3], "some of web, social and print");
    }
    return new Section(words[1], words[2], channels, new ArrayList<>(), source);
  }

  /** Reads one frame. */
  private static final class FrameParser {
    private final String line;
    private final SourceLocation source;
    private final Map<String, Table> tables;
    private int at;

    FrameParser(String line, SourceLocation source, Map<String, Table> tables) {
      this.line = line;
      this.source = source;
      this.tables = tables;
    }

    Frame parse() {
      List<Part> parts = parts(false);
      if (at < line.length()) {
        throw bad("a " + line.charAt(at) + " that nothing opens");
      }
      return new Frame(parts, source);
    }

    private List<Part> parts(boolean inChoice) {
      List<Part> parts = new ArrayList<>();
      StringBuilder words = new StringBuilder();
      while (at < line.length() && "|>}".indexOf(line.charAt(at)) < 0) {
        char c = line.charAt(at++);
        if (c != '<' && c != '{') {
          words.append(c);
          continue;
        }
        if (words.length() > 0) {
          parts.add(new Part.Words(words.toString()));
          words.setLength(0);
        }
        if (c == '{') {
          parts.add(slot());
        } else if (inChoice) {
          at--;
          throw bad("a < inside < >");
        } else {
          parts.add(choice());
        }
      }
      if (words.length() > 0) {
        parts.add(new Part.Words(words.toString()));
      }
      return List.copyOf(parts);
    }

    private Part choice() {
      int open = at - 1;
      List<List<Part>> alternatives = new ArrayList<>();
      do {
        alternatives.add(parts(true));
      } while (at < line.length() && line.charAt(at++) == '|');
      if (line.charAt(at - 1) != '>' || at - 1 == open) {
        at = open;
        throw bad("a < that nothing closes");
      }
      if (alternatives.size() < 2) {
        at = open;
        throw bad("a choice of one");
      }
      return new Part.Choice(alternatives);
    }

    private Part slot() {
      int close = line.indexOf('}', at);
      Matcher slot = SLOT.matcher(close < 0 ? "" : line.substring(at, close));
      if (!slot.matches()) {
        at--;
        throw bad("a { that is no {slot}, {slot.form} or {slot2.form}");
      }
      Table table = tables.get(slot.group(1));
      if (table == null) {
        throw bad("the slot " + slot.group(1) + ", for which there is no table");
      }
      String form = slot.group(3);
      int index = form == null ? 0 : table.forms().indexOf(form);
      if (index < 0) {
        throw bad("the form " + form + ", where " + slot.group(1) + " has " + table.forms());
      }
      at = close + 1;
      return new Part.Slot(slot.group(1), slot.group(2), index);
    }

    private DatasetException bad(String found) {
      return new DatasetException(
          source,
          "",
          found + " at character " + (at + 1),
          "a frame of words, <a|b> and {slot.form}");
    }
  }

  /** The tables, one of them with {@code entries} in place of its own. */
  Map<String, Table> tablesWith(String name, List<List<String>> entries) {
    Map<String, Table> changed = new HashMap<>(tables);
    changed.computeIfPresent(
        name, (same, table) -> new Table(table.forms(), entries, table.source()));
    return changed;
  }
}
