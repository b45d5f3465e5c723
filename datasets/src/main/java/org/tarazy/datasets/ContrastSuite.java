package org.tarazy.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contrast suite: short Russian and Kazakh texts, each of which tests one thing that a model
 * for review must do, in the manner of HateCheck (Röttger et al., "HateCheck: Functional Tests for
 * Hate Speech Detection Models", ACL 2021). What must not be flagged, such as worship, news of an
 * attack or a warning against recruiters, stands beside what must be, in plain and in obfuscated
 * spelling.
 *
 * <p>Each of 57 functionalities has 54 to 62 cases in each of the two languages. All were written
 * for this project by several writers, who had not seen each other's cases, and read by others; all
 * armed groups in them are invented. The suite is never trained on, and shares no text with {@link
 * SampleCorpus}: a model that was tuned until it passes has been tested on its training data, and
 * its pass rates mean nothing any more.
 *
 * <p>The texts are exactly as in the resources beside this class: spelling, case and invisible
 * characters are part of the test.
 *
 * <p>Immutable.
 */
public final class ContrastSuite {
  /** The label of what must not be flagged. */
  public static final String HARMLESS = "none";

  private static final List<String> LANGUAGES = List.of("ru", "kk");
  private static final Pattern HEADER = Pattern.compile("@ ([a-z]+(?:-[a-z]+)*) ([a-z]+)");

  /**
   * A case.
   *
   * @param id the same as long as the cases before it in its functionality and language are, such
   *     as {@code kk/worship/7}
   * @param functionality what is tested, such as {@code attack-news}
   * @param language {@code ru} or {@code kk}
   * @param expected one of {@link SampleCorpus#LABELS}
   * @param text the text to classify
   */
  public record Case(
      String id, String functionality, String language, String expected, String text) {

    /** Whether the text belongs in front of a person. */
    public boolean mustBeFlagged() {
      return !expected.equals(HARMLESS);
    }
  }

  private final List<Case> cases;

  private ContrastSuite(List<Case> cases) {
    this.cases = List.copyOf(cases);
  }

  /** Loads the suite that comes with this library. */
  public static ContrastSuite load() {
    List<Case> cases = new ArrayList<>();
    for (String language : LANGUAGES) {
      String resource = "contrast/" + language + ".txt";
      try (InputStream in = ContrastSuite.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("the resource " + resource + " is missing from this jar");
        }
        cases.addAll(read(new InputStreamReader(in, UTF_8), resource, language));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ContrastSuite(cases);
  }

  static List<Case> read(String content, String file, String language) throws IOException {
    return read(new StringReader(content), file, language);
  }

  private static List<Case> read(Reader in, String file, String language) throws IOException {
    List<Case> cases = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    String functionality = "";
    String expected = "";
    BufferedReader lines = new BufferedReader(in);
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      SourceLocation place = new SourceLocation(file, number);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("@")) {
        Matcher header = HEADER.matcher(line);
        if (!header.matches() || !SampleCorpus.LABELS.contains(header.group(2))) {
          throw new DatasetException(
              place,
              "",
              DatasetException.quote(line),
              "\"@ functionality label\" with one of the labels " + SampleCorpus.LABELS);
        }
        functionality = header.group(1);
        expected = header.group(2);
      } else if (functionality.isEmpty()) {
        throw new DatasetException(
            place, "", DatasetException.quote(line), "a header such as \"@ worship none\" first");
      } else {
        int count = counts.merge(functionality, 1, Integer::sum);
        String id = String.format(Locale.ROOT, "%s/%s/%d", language, functionality, count);
        cases.add(new Case(id, functionality, language, expected, line));
      }
    }
    return cases;
  }

  /** All cases: the Russian, then the Kazakh ones, in the order of their files. */
  public List<Case> cases() {
    return cases;
  }
}
