package org.tarazy.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.tarazy.Classifier;
import org.tarazy.Evidence;

class TriagePropertiesTest {
  private static final Classifier CLASSIFIER = SmallModel.classifier();

  /** Cleared with the build; property tests have no temporary folders of their own. */
  private static final Path TARGET = Path.of("target");

  private static final Pattern TAG =
      Pattern.compile(
          "<mark class=\"(for|against)\" style=\"--w:0\\.\\d\\d\" title=\"[+-][0-9.]+\">|</mark>|</?code( class=\"c\")?>");

  @Property(tries = 200, seed = "20260101")
  void noTextBreaksOutOfThePage(@ForAll String text) {
    String page = EvidencePage.of(text, text, CLASSIFIER.explain(text), text, List.of(text));
    int start = page.indexOf("dir=\"auto\">") + "dir=\"auto\">".length();
    String shown = page.substring(start, page.indexOf("</div>", start));
    assertThat(TAG.matcher(shown).replaceAll("")).doesNotContain("<", ">", "\"");
  }

  @Property(tries = 200, seed = "20260101")
  void everyWordIsInOnePassage(@ForAll String text) {
    for (String label : SmallModel.LABELS) {
      List<Evidence> words = new ArrayList<>();
      Passage.ranked(text, CLASSIFIER.explain(text), label)
          .forEach(passage -> words.addAll(passage.evidence()));
      assertThat(words)
          .containsExactlyInAnyOrderElementsOf(CLASSIFIER.explain(text).evidence(label));
    }
  }

  @Property(tries = 20, seed = "20260101")
  void everyTextComesBackFromTheLog(@ForAll @Size(min = 1, max = 5) List<String> texts)
      throws IOException {
    Path log = Files.createTempDirectory(TARGET, "log").resolve("review.jsonl");
    List<Disposition> written = new ArrayList<>();
    try (ReviewLog open = ReviewLog.open(log)) {
      for (String text : texts) {
        // Half a surrogate pair has no bytes in UTF-8.
        String whole = text.replaceAll("[\\uD800-\\uDFFF]", "");
        written.add(
            Disposition.parse(
                Disposition.JSON
                    .createObjectNode()
                    .put("text", whole)
                    .put("decision", "confirmed")
                    .put("reviewer", "А.")
                    .toString()));
      }
      open.appendAll(written);
    }
    List<Disposition> read = new ArrayList<>();
    ReviewLog.forEach(log, entry -> read.add(entry.disposition()));
    assertThat(read).isEqualTo(written);
  }

  @Property(tries = 20, seed = "20260101")
  void everyTextWithWordsIsFoundAgain(@ForAll @Size(max = 5) List<String> texts)
      throws IOException {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    try (KnownTexts known = KnownTexts.open(Files.createTempDirectory(TARGET, "known"))) {
      for (String text : texts) {
        boolean added = true;
        try {
          known.add(
              text,
              Assessment.of(
                  Assessment.State.CLEARED,
                  text.substring(0, Math.min(9, text.length())),
                  "",
                  "",
                  now));
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessage("the text has no words");
          added = false;
        }
        assertThat(known.find(text, now).stream().anyMatch(KnownMatch::identical)).isEqualTo(added);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
