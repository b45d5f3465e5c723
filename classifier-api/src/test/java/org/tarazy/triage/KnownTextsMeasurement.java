package org.tarazy.triage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Measures {@link KnownTexts}: how many re-posts it finds and what else it takes for one, how long
 * a look-up takes and how much room a text needs. Not a test: run it by hand.
 *
 * <p>Arguments: the folder with the data sets, and how many texts to fill the store up to.
 */
final class KnownTextsMeasurement {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern WORDS = Pattern.compile("\\s+");
  private static final List<String> LATIN =
      Arrays.asList(
          WORDS.split("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"));
  private static final List<String> KAZAKH_LATIN =
      Arrays.asList(WORDS.split("ä ğ q ñ ö ū ü h i yo"));

  private final Random random = new Random(7);
  private final List<String> anyWords = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private KnownTextsMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    new KnownTextsMeasurement().measure(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  private void measure(Path data, int size) throws IOException {
    Map<String, List<String>> toxic = new LinkedHashMap<>();
    Map<String, List<String>> neutral = new LinkedHashMap<>();
    for (String part : List.of("train", "dev", "test")) {
      for (JsonNode row : rows(data.resolve("ru_paradetox/" + part + ".jsonl"))) {
        Map<String, List<String>> to = row.get("label").asText().equals("toxic") ? toxic : neutral;
        to.computeIfAbsent(row.get("pair").asText(), pair -> new ArrayList<>())
            .add(row.get("text").asText());
      }
    }
    for (List<String> texts : toxic.values()) {
      for (String text : texts) {
        anyWords.addAll(Arrays.asList(WORDS.split(text)));
      }
    }
    List<String> fillers = new ArrayList<>();
    for (String file : List.of("ru.txt", "kk.txt")) {
      fillers.addAll(Files.readAllLines(data.resolve("text_kk_ru/" + file)));
    }
    Collections.shuffle(fillers, random);
    others.addAll(fillers.subList(0, 2000));
    List<String> kazakh =
        Files.readAllLines(data.resolve("text_kk_ru/kk.txt")).stream()
            .filter(text -> text.length() > 150)
            .limit(2000)
            .toList();
    fillers.removeAll(new java.util.HashSet<>(kazakh));
    fillers.removeAll(new java.util.HashSet<>(others));

    Path folder = Files.createTempDirectory("known");
    try (KnownTexts known = KnownTexts.open(folder)) {
      List<KnownTexts.Entry> entries = new ArrayList<>();
      for (Map.Entry<String, List<String>> pair : toxic.entrySet()) {
        pair.getValue().forEach(text -> entries.add(entry(text, pair.getKey())));
      }
      for (String text : kazakh) {
        entries.add(entry(text, text.substring(0, 20)));
      }
      known.addAll(entries);
      System.out.println("real texts: " + known.size());
      measureSpeed(known, toxic, folder);
      measureAccuracy(known, toxic, neutral, kazakh);
      long start = System.nanoTime();
      while (known.size() < size) {
        List<KnownTexts.Entry> more = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
          // Runs of real words: the shingle frequencies of real texts, yet no end of texts.
          more.add(entry(run(fillers) + " " + run(fillers) + " " + run(fillers), "-"));
        }
        known.addAll(more);
      }
      System.out.printf("filled to %d in %.1f s%n", known.size(), seconds(start));
      measureSpeed(known, toxic, folder);
      measureAccuracy(known, toxic, neutral, kazakh);
    }
    long start = System.nanoTime();
    long before = usedMemory();
    try (KnownTexts known = KnownTexts.openReadOnly(folder)) {
      System.out.printf("opened in %.1f s%n", seconds(start));
      System.out.printf(
          "%.0f bytes of memory a text%n", (double) (usedMemory() - before) / known.size());
    }
  }

  private String run(List<String> texts) {
    String[] from = WORDS.split(texts.get(random.nextInt(texts.size())));
    int start = random.nextInt(Math.max(1, from.length - 5));
    return String.join(" ", Arrays.copyOfRange(from, start, Math.min(from.length, start + 5)));
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static KnownTexts.Entry entry(String text, String reference) {
    return new KnownTexts.Entry(
        text, Assessment.of(Assessment.State.CONFIRMED, "toxic", "reviewer 1", reference, NOW));
  }

  private static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      rows.add(json.readTree(line));
    }
    return rows;
  }

  private void measureSpeed(KnownTexts known, Map<String, List<String>> toxic, Path folder)
      throws IOException {
    List<String> queries = new ArrayList<>(others);
    toxic.values().stream().limit(2000).forEach(queries::addAll);
    long[] times = new long[queries.size()];
    int characters = 0;
    for (int round = 0; round < 3; round++) {
      characters = 0;
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        known.find(queries.get(i), NOW);
        times[i] = System.nanoTime() - start;
        characters += queries.get(i).length();
      }
    }
    Arrays.sort(times);
    System.out.printf(
        "look-up among %d: mean %.0f, median %.0f, 99%% %.0f, longest %.0f microseconds"
            + " (%d characters on average)%n",
        known.size(),
        Arrays.stream(times).average().orElse(0) / 1e3,
        times[times.length / 2] / 1e3,
        times[times.length * 99 / 100] / 1e3,
        times[times.length - 1] / 1e3,
        characters / times.length);
    System.out.printf(
        "%.0f bytes on disk a text%n",
        (double) Files.size(folder.resolve("known.texts")) / known.size());
  }

  private void measureAccuracy(
      KnownTexts known,
      Map<String, List<String>> toxic,
      Map<String, List<String>> neutral,
      List<String> kazakh)
      throws IOException {
    Map<String, UnaryOperator<String>> edits = new LinkedHashMap<>();
    edits.put("as it was", text -> text);
    edits.put("10% of words", this::changeWords);
    edits.put("first half", text -> half(text, true));
    edits.put("second half", text -> half(text, false));
    edits.put("prefixed", text -> others.get(random.nextInt(others.size())) + " " + text);
    edits.put("look-alikes", KnownTextsMeasurement::lookAlikes);
    edits.put("Latin", KnownTextsMeasurement::latin);
    edits.put(
        "prefixed, 10%",
        text -> others.get(random.nextInt(others.size())) + " " + changeWords(text));
    edits.put("half, 10%", text -> half(changeWords(text), true));
    List<Map.Entry<String, String>> positives = new ArrayList<>();
    toxic.forEach((pair, texts) -> texts.forEach(text -> positives.add(Map.entry(pair, text))));
    System.out.println("ParaDetox, 6 words or more");
    long all = 0;
    long right = 0;
    for (Map.Entry<String, UnaryOperator<String>> edit : edits.entrySet()) {
      int found = 0;
      int total = 0;
      for (Map.Entry<String, String> positive : positives) {
        if (WORDS.split(positive.getValue()).length < 6) {
          continue;
        }
        total++;
        String copy = edit.getValue().apply(positive.getValue());
        found += finds(known, copy, positive.getKey()) ? 1 : 0;
      }
      System.out.printf("  %-14s found %.4f of %d%n", edit.getKey(), (double) found / total, total);
      if (!edit.getKey().contains(",")) {
        all += total;
        right += found;
      }
    }
    System.out.println("Kazakh, 150 characters or more");
    for (Map.Entry<String, UnaryOperator<String>> edit : edits.entrySet()) {
      int found = 0;
      for (String text : kazakh) {
        found += finds(known, edit.getValue().apply(text), text.substring(0, 20)) ? 1 : 0;
      }
      System.out.printf(
          "  %-14s found %.4f of %d%n",
          edit.getKey(), (double) found / kazakh.size(), kazakh.size());
    }

    int rewrites = 0;
    int rewritesFound = 0;
    int close = 0;
    int closeFound = 0;
    int wrong = 0;
    for (Map.Entry<String, List<String>> pair : neutral.entrySet()) {
      for (String text : pair.getValue()) {
        boolean own = false;
        boolean other = false;
        for (KnownMatch match : known.find(text, NOW)) {
          if (match.text().assessment().reference().equals(pair.getKey())) {
            own = true;
          } else {
            other = true;
          }
        }
        wrong += other ? 1 : 0;
        List<String> originals = toxic.getOrDefault(pair.getKey(), List.of());
        if (originals.stream().anyMatch(original -> isSlightEdit(original, text))) {
          close++;
          closeFound += own ? 1 : 0;
        } else if (!originals.isEmpty()) {
          rewrites++;
          rewritesFound += own ? 1 : 0;
        }
      }
    }
    int negatives = rewrites + close;
    System.out.printf(
        "another pair's text found for %d of %d rewrites; precision %.4f, recall %.4f%n",
        wrong, negatives, (double) right / (right + wrong), (double) right / all);
    System.out.printf(
        "own original found for %d of %d rewrites of one word in ten or fewer, %d of %d others%n",
        closeFound, close, rewritesFound, rewrites);
    int unrelated = 0;
    for (String text : others) {
      unrelated += known.find(text, NOW).isEmpty() ? 0 : 1;
    }
    System.out.printf("something found for %d of %d unrelated texts%n", unrelated, others.size());
  }

  private static boolean finds(KnownTexts known, String text, String reference) throws IOException {
    for (KnownMatch match : known.find(text, NOW)) {
      if (match.text().history().stream()
          .map(KnownText.Event::assessment)
          .flatMap(Optional::stream)
          .anyMatch(assessment -> assessment.reference().equals(reference))) {
        return true;
      }
    }
    return false;
  }

  private String changeWords(String text) {
    String[] changed = WORDS.split(text);
    int count = Math.max(1, Math.round(changed.length * .1f));
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    for (int place : places.subList(0, count)) {
      changed[place] = anyWords.get(random.nextInt(anyWords.size()));
    }
    return String.join(" ", changed);
  }

  private static String half(String text, boolean first) {
    String[] all = WORDS.split(text);
    int middle = (all.length + 1) / 2;
    return first
        ? String.join(" ", Arrays.copyOf(all, middle))
        : String.join(" ", Arrays.copyOfRange(all, all.length - middle, all.length));
  }

  private static String lookAlikes(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int place = "аеорсухАЕОРСУХКМНТВ".indexOf(out.charAt(i));
      if (place >= 0) {
        out.setCharAt(i, "aeopcyxAEOPCYXKMHTB".charAt(place));
      }
    }
    return out.toString();
  }

  private static String latin(String text) {
    StringBuilder out = new StringBuilder();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int kazakh = "әғқңөұүһіё".indexOf(c);
      if (c >= 'а' && c <= 'я') {
        out.append(LATIN.get(c - 'а').replace("-", ""));
      } else if (kazakh >= 0) {
        out.append(KAZAKH_LATIN.get(kazakh));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isSlightEdit(String a, String b) {
    String[] left = words(a);
    String[] right = words(b);
    int[][] distance = new int[left.length + 1][right.length + 1];
    for (int i = 0; i <= left.length; i++) {
      for (int j = 0; j <= right.length; j++) {
        distance[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
                    distance[i - 1][j - 1] + (left[i - 1].equals(right[j - 1]) ? 0 : 1));
      }
    }
    return distance[left.length][right.length] <= Math.max(1, Math.round(left.length * .1));
  }

  private static String[] words(String text) {
    return WORDS.split(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
  }
}
