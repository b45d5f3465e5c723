package org.tarazy.training.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a browser shows it. Runs where a Chromium is on the path. */
class ReportInBrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  @TempDir static Path folder;
  private static String browser;
  private static Path page;

  @BeforeAll
  static void findABrowser() throws IOException {
    Optional<String> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println("NOT TESTED: no Chromium on the PATH, nobody looked at the report");
    }
    assumeTrue(found.isPresent(), "no Chromium on the PATH to look at the report with");
    browser = found.get();
    page = Files.writeString(folder.resolve("report.html"), SampleReport.full().html());
  }

  @Test
  void drawsItsChartsWithoutAnError() throws Exception {
    String dom = run("--dump-dom").replaceAll("(?s)<(script|style)\\b[^>]*>.*?</\\1>", "");
    for (String chart : List.of("precision-recall", "workload-chart", "reliability-chart")) {
      assertThat(dom)
          .containsPattern(
              Pattern.compile("id=\"" + chart + "\"[^>]*data-drawn=\"true\"", Pattern.DOTALL));
    }
    assertThat(dom.split("<svg", -1)).as("charts").hasSize(4);
    assertThat(dom.split("<path", -1)).as("lines of charts").hasSizeGreaterThan(40);
    assertThat(dom)
        .as("the slider has been set, and says what comes of it")
        .containsPattern("From a probability of 0\\.\\d+ on: \\d+ texts to read a day");
    assertThat(dom).contains("<title>Tea &amp; &lt;thunder&gt;</title>").doesNotContain("<img");
    assertThat(Files.readString(folder.resolve("browser.log")))
        .as("what the page says on the console, refused scripts included")
        .doesNotContain("CONSOLE");
  }

  @Test
  void looksAsTheReaderChose() throws Exception {
    BufferedImage light = screenshot("light", "1");
    BufferedImage dark = screenshot("dark", "0");
    assertThat(brightness(light, 2, 2)).as("light paper").isGreaterThan(240);
    assertThat(brightness(dark, 2, 2)).as("dark paper").isLessThan(50);
    for (BufferedImage image : List.of(light, dark)) {
      int paper = image.getRGB(2, 2);
      assertThat(inked(image, paper)).as("share of pixels with something on them").isGreaterThan(3);
    }
  }

  @Test
  void prints() throws Exception {
    Path pdf = folder.resolve("report.pdf");
    run("--print-to-pdf=" + pdf);
    assertThat(Files.readString(pdf, ISO_8859_1)).startsWith("%PDF");
    assertThat(Files.size(pdf)).isGreaterThan(20_000);
  }

  private static BufferedImage screenshot(String name, String scheme) throws Exception {
    Path file = folder.resolve(name + ".png");
    run(
        "--screenshot=" + file,
        "--window-size=1100,2600",
        "--hide-scrollbars",
        "--blink-settings=preferredColorScheme=" + scheme);
    return ImageIO.read(file.toFile());
  }

  private static int brightness(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
  }

  private static int inked(BufferedImage image, int paper) {
    long inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        inked += image.getRGB(x, y) == paper ? 0 : 1;
      }
    }
    return (int) (100 * inked / ((long) image.getWidth() * image.getHeight()));
  }

  private static String run(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(browser);
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path out = folder.resolve("browser.out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("browser.log").toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the browser did not end: " + command);
    }
    return Files.readString(out, UTF_8);
  }
}
