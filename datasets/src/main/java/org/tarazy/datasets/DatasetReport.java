package org.tarazy.datasets;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@link DatasetCheck} found. The records turn into JSON as they are.
 *
 * @param files the files in the order they were given; one that cannot be read is not among them
 * @param findings the findings, the worst first
 */
public record DatasetReport(List<FileSummary> files, List<Finding> findings) {
  /** Takes copies of the lists. */
  public DatasetReport {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
  }

  /**
   * One file.
   *
   * @param name the file as it was given
   * @param examples how many examples it has
   * @param badRows how many rows could not be read
   * @param multiLabel whether its labels are lists
   * @param labels how many examples carry each label
   */
  public record FileSummary(
      String name,
      long examples,
      long badRows,
      boolean multiLabel,
      SortedMap<String, Integer> labels) {
    /** Takes a copy of the counts. */
    public FileSummary {
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
  }
}
