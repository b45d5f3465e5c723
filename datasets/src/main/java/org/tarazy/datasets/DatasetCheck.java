package org.tarazy.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks through labelled data before anyone trains on it or measures with it. The files are taken
 * as parts of one data set: train, dev and test, say.
 *
 * <p>Findings, by code:
 *
 * <ul>
 *   <li>{@code unreadable-file}, {@code bad-rows}: what {@link DatasetReader} refuses (error)
 *   <li>{@code empty-text}: a text in which nothing can be seen (error)
 *   <li>{@code mixed-label-kinds}: a label is a list in one file and a string in another (warning)
 *   <li>{@code one-label}: fewer than two labels (error); {@code unlabelled}: none at all (info)
 *   <li>{@code no-label}: an example without a label where labels are not lists (error)
 *   <li>{@code repeated-label}: a label twice in one list (warning)
 *   <li>{@code rare-label}: a label with fewer than {@value #FEW} examples (warning)
 *   <li>{@code new-label}: a label that the first file does not have (warning)
 *   <li>{@code imbalance}: the shares of the labels (info; warning where one is more than {@value
 *       #UNEVEN} times as frequent as another)
 *   <li>{@code leak}, {@code near-leak}: a text that stands, the same or nearly, in two files
 *       (error, warning)
 *   <li>{@code duplicate}, {@code near-duplicate}: the same within one file (warning, info)
 *   <li>{@code contradiction}: one text, but for case, punctuation and spelling, with different
 *       labels (warning)
 *   <li>{@code damaged-encoding}: text that was read in a wrong encoding once, or has replacement
 *       characters (warning); {@code control-characters} (warning)
 *   <li>{@code short-text}: fewer than {@value #SHORT} characters; {@code long-text}: more than
 *       {@value #LONG} (info)
 * </ul>
 */
public final class DatasetCheck {
  private static final int FEW = 5;
  private static final int UNEVEN = 50;
  private static final int SHORT = 3;
  private static final int LONG = 10_000;
  private static final int SHOWN = 5;

  private final List<Dataset> sets;
  private final List<Example> all;
  private final List<Finding> findings = new ArrayList<>();

  private DatasetCheck(List<Dataset> sets) {
    this.sets = sets;
    all = sets.stream().flatMap(set -> set.examples().stream()).toList();
  }

  /**
   * Reads and checks files. A file that cannot be read is a finding, no exception.
   *
   * @param files the files; the first is taken for the training data
   * @param reader how to read them; bad rows are skipped and reported in the findings, labels need
   *     not be there, whatever the reader's own settings
   */
  public static DatasetReport files(List<Path> files, DatasetReader reader) {
    List<Dataset> sets = new ArrayList<>();
    List<Long> badRows = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    List<DatasetException> bad = new ArrayList<>();
    for (Path file : files) {
      int before = bad.size();
      try {
        sets.add(reader.labelsOptional().skippingBadRows(bad::add).read(file));
        badRows.add((long) bad.size() - before);
      } catch (DatasetException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    DatasetCheck check = new DatasetCheck(sets);
    check.add(
        "unreadable-file",
        Finding.Severity.ERROR,
        "files that cannot be read",
        unreadable,
        Function.identity());
    check.add(
        "bad-rows",
        Finding.Severity.ERROR,
        "rows that cannot be read",
        bad,
        e -> String.valueOf(e.getMessage()));
    return check.report(badRows);
  }

  /** Checks sets that are in memory already; the first is taken for the training data. */
  public static DatasetReport sets(List<Dataset> sets) {
    return new DatasetCheck(sets).report(sets.stream().map(set -> 0L).toList());
  }

  private DatasetReport report(List<Long> badRows) {
    if (!all.isEmpty()) {
      checkTexts();
      checkLabels();
      checkRepetition();
    }
    List<DatasetReport.FileSummary> files = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      Dataset set = sets.get(i);
      files.add(
          new DatasetReport.FileSummary(
              set.name(), set.size(), badRows.get(i), set.multiLabel(), set.labelCounts()));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return new DatasetReport(files, findings);
  }

  private void checkTexts() {
    addTexts("empty-text", Finding.Severity.ERROR, "empty texts", TextShape::isEmpty);
    addTexts(
        "damaged-encoding",
        Finding.Severity.WARNING,
        "texts that were read in a wrong encoding once, or have replacement characters",
        TextShape::isDamaged);
    addTexts(
        "control-characters",
        Finding.Severity.WARNING,
        "texts with control characters",
        TextShape::hasControlCharacters);
    addTexts(
        "short-text",
        Finding.Severity.INFO,
        "texts of fewer than " + SHORT + " characters",
        text -> text.strip().length() < SHORT && !TextShape.isEmpty(text));
    addTexts(
        "long-text",
        Finding.Severity.INFO,
        "texts of more than " + LONG + " characters",
        text -> text.length() > LONG);
  }

  private void checkLabels() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    sets.forEach(set -> set.labelCounts().forEach((l, n) -> counts.merge(l, n, Integer::sum)));
    boolean anyList = sets.stream().anyMatch(Dataset::multiLabel);
    if (counts.isEmpty()) {
      findings.add(
          new Finding(
              "unlabelled",
              Finding.Severity.INFO,
              "no example has a label",
              all.size(),
              List.of()));
      return;
    }
    if (anyList && !sets.stream().allMatch(Dataset::multiLabel)) {
      List<String> single =
          sets.stream().filter(set -> !set.multiLabel()).map(Dataset::name).toList();
      add(
          "mixed-label-kinds",
          Finding.Severity.WARNING,
          "files without a list as a label while others have lists",
          single,
          Function.identity());
    }
    if (!anyList) {
      add(
          "no-label",
          Finding.Severity.ERROR,
          "examples without a label",
          all.stream().filter(e -> e.labels().isEmpty()).toList(),
          DatasetCheck::show);
      if (counts.size() == 1) {
        add(
            "one-label",
            Finding.Severity.ERROR,
            "labels where a classifier needs two",
            counts.keySet(),
            Function.identity());
      }
    }
    add(
        "repeated-label",
        Finding.Severity.WARNING,
        "examples with a label twice",
        all.stream()
            .filter(e -> e.labels().stream().distinct().count() < e.labels().size())
            .toList(),
        DatasetCheck::show);
    add(
        "rare-label",
        Finding.Severity.WARNING,
        "labels with fewer than " + FEW + " examples",
        counts.entrySet().stream().filter(e -> e.getValue() < FEW).toList(),
        e -> e.getKey() + ": " + e.getValue());
    TreeSet<String> newLabels = new TreeSet<>(counts.keySet());
    newLabels.removeAll(sets.get(0).labels());
    add(
        "new-label",
        Finding.Severity.WARNING,
        "labels that do not occur in " + sets.get(0).name(),
        newLabels,
        Function.identity());
    checkBalance(counts);
  }

  private void checkBalance(SortedMap<String, Integer> counts) {
    List<Map.Entry<String, Integer>> byCount = new ArrayList<>(counts.entrySet());
    byCount.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    int most = byCount.get(0).getValue();
    int least = byCount.get(byCount.size() - 1).getValue();
    boolean uneven = most > (long) UNEVEN * least;
    String message =
        byCount.get(0).getKey()
            + " has "
            + most
            + " examples, "
            + byCount.get(byCount.size() - 1).getKey()
            + " has "
            + least;
    findings.add(
        new Finding(
            "imbalance",
            uneven ? Finding.Severity.WARNING : Finding.Severity.INFO,
            message,
            counts.size(),
            byCount.stream()
                .limit(SHOWN)
                .map(
                    e ->
                        String.format(
                            Locale.ROOT,
                            "%s: %d (%.1f%%)",
                            e.getKey(),
                            e.getValue(),
                            100.0 * e.getValue() / all.size()))
                .toList()));
  }

  private void checkRepetition() {
    int[] fileOf = new int[all.size()];
    int next = 0;
    for (int f = 0; f < sets.size(); f++) {
      for (int i = 0; i < sets.get(f).size(); i++) {
        fileOf[next++] = f;
      }
    }
    Repetition same = new Repetition(fileOf);
    Repetition near = new Repetition(fileOf);
    List<String> contradictions = new ArrayList<>();
    Map<String, Integer> firstWithText = new HashMap<>();
    Map<Long, Integer> firstFolded = new HashMap<>();
    int[] groups =
        NearDuplicates.groups(
            all.stream().map(Example::text).toList(), NearDuplicates.DEFAULT_SIMILARITY);
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    MinHash minHash = new MinHash();
    for (int i = 0; i < groups.length; i++) {
      Example example = all.get(i);
      if (TextShape.isEmpty(example.text())) {
        continue;
      }
      Integer twin = firstWithText.putIfAbsent(example.text(), i);
      if (twin != null) {
        same.note(twin, i);
      } else {
        List<Integer> group = members.computeIfAbsent(groups[i], first -> new ArrayList<>());
        if (!group.isEmpty()) {
          near.note(nearest(group, fileOf, fileOf[i]), i);
        }
        group.add(i);
      }
      Integer like = firstFolded.putIfAbsent(minHash.identity(example.text()), i);
      if (like != null && !sameLabels(all.get(like), example)) {
        contradictions.add(pair(like, i) + ": " + all.get(like).labels() + ", " + example.labels());
      }
    }
    same.add("leak", Finding.Severity.ERROR, "duplicate", Finding.Severity.WARNING, "the same");
    near.add(
        "near-leak", Finding.Severity.WARNING, "near-duplicate", Finding.Severity.INFO, "nearly");
    add(
        "contradiction",
        Finding.Severity.WARNING,
        "texts with other labels than an earlier example of the same text",
        contradictions,
        Function.identity());
  }

  /** A member from another file, where there is one: a leak says more than a repetition. */
  private static int nearest(List<Integer> group, int[] fileOf, int file) {
    int first = group.get(0);
    return group.stream().filter(i -> fileOf[i] != file).findFirst().orElse(first);
  }

  private static boolean sameLabels(Example a, Example b) {
    return new TreeSet<>(a.labels()).equals(new TreeSet<>(b.labels()));
  }

  /** Repetitions of one kind, sorted by whether they cross from one file to another. */
  private final class Repetition {
    private final int[] fileOf;
    private final List<String> across = new ArrayList<>();
    private final List<String> within = new ArrayList<>();

    Repetition(int[] fileOf) {
      this.fileOf = fileOf;
    }

    void note(int earlier, int later) {
      (fileOf[earlier] == fileOf[later] ? within : across).add(pair(earlier, later));
    }

    void add(
        String acrossCode,
        Finding.Severity acrossSeverity,
        String withinCode,
        Finding.Severity withinSeverity,
        String how) {
      DatasetCheck.this.add(
          acrossCode,
          acrossSeverity,
          "texts that stand in another file too (" + how + ")",
          across,
          Function.identity());
      DatasetCheck.this.add(
          withinCode,
          withinSeverity,
          "texts that stand in their own file before (" + how + ")",
          within,
          Function.identity());
    }
  }

  private String pair(int earlier, int later) {
    return all.get(later).source() + " ~ " + all.get(earlier).source();
  }

  private void addTexts(
      String code, Finding.Severity severity, String message, Predicate<String> wanted) {
    add(
        code,
        severity,
        message,
        all.stream().filter(e -> wanted.test(e.text())).toList(),
        DatasetCheck::show);
  }

  private <T> void add(
      String code,
      Finding.Severity severity,
      String message,
      Collection<T> cases,
      Function<? super T, String> show) {
    if (!cases.isEmpty()) {
      findings.add(
          new Finding(
              code,
              severity,
              message + ": " + cases.size(),
              cases.size(),
              cases.stream().limit(SHOWN).map(show).toList()));
    }
  }

  private static String show(Example example) {
    String text = example.text();
    return example.source() + " " + DatasetException.quote(text);
  }
}
