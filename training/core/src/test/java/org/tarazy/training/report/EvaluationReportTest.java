package org.tarazy.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationReportTest {
  private static final EvaluationReport FULL = SampleReport.full();
  private static final Pattern SCRIPT =
      Pattern.compile("<(script|style)\\b[^>]*>.*?</\\1>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)([^<>]*)>");
  private static final Pattern ATTRIBUTES =
      Pattern.compile("(?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*\\s*");
  private static final Set<String> VOID = Set.of("meta", "input");

  @TempDir Path folder;

  static Stream<EvaluationReport> reports() {
    return Stream.of(
        FULL, FULL.withoutTexts(), SampleReport.ofSuiteAlone(), SampleReport.multiLabel());
  }

  /** Without what scripts and styles hold, which is long and the same in every report. */
  private static String page(EvaluationReport report) {
    return SCRIPT.matcher(report.html()).replaceAll("");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isWellFormed(EvaluationReport report) {
    String page = page(report);
    assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page);
    int end = page.indexOf('\n');
    while (tag.find()) {
      assertThat(page.substring(end, tag.start())).as("text between tags").doesNotContain("<", ">");
      assertThat(tag.group(3)).as(tag.group()).matches(ATTRIBUTES);
      if (tag.group(1).isEmpty()) {
        if (!VOID.contains(tag.group(2))) {
          open.push(tag.group(2));
        }
      } else {
        assertThat(open.pop()).as("at " + tag.start()).isEqualTo(tag.group(2));
      }
      end = tag.end();
    }
    assertThat(open).isEmpty();
  }

  @Test
  void loadsNothing() {
    String html = FULL.html();
    String page = page(FULL);
    assertThat(page)
        .doesNotContain("http:", "https:", " src=", "<link", "<base", "<iframe", "<object")
        .contains("default-src &#39;none&#39;", "script-src &#39;sha256-");
    assertThat(html.contains("@import") || html.contains("url(http")).isFalse();
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
    while (links.find()) {
      assertThat(links.group(1)).startsWith("#");
      assertThat(page).contains("<section id=\"" + links.group(1).substring(1) + "\">");
    }
  }

  @Test
  void textsAreDataAndNeverMarkup() {
    String html = FULL.html();
    String page = page(FULL);
    assertThat(page)
        .doesNotContain("<img", "<b onclick", "<i>", "<!-- ")
        .contains(
            "&lt;/script&gt;&lt;script&gt;",
            "&lt;img src",
            "{{title}}",
            "чай[U+202E] кипит [U+200B]вверх ногами",
            "Tea &amp; &lt;thunder&gt;",
            "web &amp; co")
        .doesNotContain("\u202e", "\u200b", "\u0000", "lang=\"kk\"\"");
    // Two scripts that run and one element of data, all of them the page's own.
    assertThat(html.split("</script", -1).length - 1).isEqualTo(3);
  }

  @Test
  void canLeaveTextsOut() {
    assertThat(page(FULL.withoutTexts()))
        .contains("Texts were left out", "&lt;test&gt;.jsonl:101")
        .doesNotContain("<blockquote", "кипит", "гремит");
  }

  @Test
  void saysWhatWasMeasured() {
    assertThat(page(FULL))
        .contains(
            "Flagged wrongly",
            "What is taken for what",
            "Before and after",
            "Average precision of any label to be read",
            "Threshold against workload",
            "the model’s own rule",
            "Contrast suite",
            "counter-speech-quoting",
            FULL.modelSha256(),
            "0".repeat(64),
            "Options of the training",
            "A person decides");
    assertThat(page(SampleReport.multiLabel()))
        .contains("Held out.", "missed")
        .doesNotContain("What is taken for what", "id=\"groups\"", "id=\"contrast\"");
    assertThat(page(SampleReport.ofSuiteAlone()))
        .contains("The contrast suite, read by the model")
        .doesNotContain("id=\"labels\"", "id=\"mistakes\"");
  }

  @Test
  void isTheSameBytesEverywhere() {
    String html = FULL.html();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Almaty"));
      assertThat(SampleReport.full().html().equals(html)).isTrue();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void replacesAFileWholeOrNotAtAll() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    FULL.write(file);
    assertThat(Files.readString(file).equals(FULL.html())).isTrue();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of(file));
    }
    assertThatThrownBy(() -> FULL.write(folder.resolve("missing").resolve("report.html")))
        .isInstanceOf(IOException.class);
  }
}
