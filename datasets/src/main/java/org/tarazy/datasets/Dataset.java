package org.tarazy.datasets;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Examples that belong together, in memory. Immutable.
 *
 * @param name what to call the set in a report: its file, usually
 * @param examples the examples in the order of their file
 * @param multiLabel whether an example may have any number of labels; true where any label was
 *     written as a list
 */
public record Dataset(String name, List<Example> examples, boolean multiLabel) {
  /** Takes a copy of the list. */
  public Dataset {
    examples = List.copyOf(examples);
  }

  /** How many examples there are. */
  public int size() {
    return examples.size();
  }

  /** The labels that occur, each with the number of examples that carry it, in code unit order. */
  public SortedMap<String, Integer> labelCounts() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (Example example : examples) {
      for (String label : example.labels().stream().distinct().toList()) {
        counts.merge(label, 1, Integer::sum);
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** The labels that occur, in code unit order. */
  public List<String> labels() {
    return List.copyOf(labelCounts().keySet());
  }

  /** The examples that {@code wanted} takes, under another name. */
  public Dataset filter(String newName, Predicate<? super Example> wanted) {
    return new Dataset(newName, examples.stream().filter(wanted).toList(), multiLabel);
  }

  /** The examples at {@code indices}, in that order, under another name. */
  public Dataset select(String newName, int[] indices) {
    return new Dataset(
        newName, Arrays.stream(indices).mapToObj(examples::get).toList(), multiLabel);
  }

  /** A short description: the texts themselves can be long and are left out. */
  @Override
  public String toString() {
    return name + " (" + size() + " examples" + (multiLabel ? ", multi-label)" : ")");
  }
}
