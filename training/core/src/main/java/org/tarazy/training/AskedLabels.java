package org.tarazy.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * Which labels each text was labelled for. Where labels do not exclude each other, a label that no
 * text of an auxiliary file has was not among those that its authors chose from: that its texts
 * lack it means nothing.
 */
final class AskedLabels {
  private final boolean[] all;
  private final Map<String, boolean[]> ofFiles = new HashMap<>();

  AskedLabels(TrainingTexts texts, LabelSet labels) {
    all = new boolean[labels.size()];
    Arrays.fill(all, true);
    if (labels.exclusive()) {
      return;
    }
    Map<String, Set<String>> found = new HashMap<>();
    for (Example example : texts.auxiliary().examples()) {
      found
          .computeIfAbsent(example.source().file(), file -> new HashSet<>())
          .addAll(example.labels());
    }
    texts.train().examples().forEach(example -> found.remove(example.source().file()));
    found.forEach(
        (file, names) -> {
          boolean[] asked = new boolean[all.length];
          for (int l = 0; l < asked.length; l++) {
            asked[l] = names.contains(labels.names().get(l));
          }
          ofFiles.put(file, asked);
        });
  }

  /** A row a text: whether it was labelled for each label. Rows are shared. */
  boolean[][] rows(Dataset texts) {
    List<Example> examples = texts.examples();
    boolean[][] rows = new boolean[examples.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = ofFiles.getOrDefault(examples.get(i).source().file(), all);
    }
    return rows;
  }
}
