package org.tarazy.training.neural;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.model.FeatureCollector;
import org.tarazy.model.FeatureOptions;
import org.tarazy.text.WordReader;

/** The different words of some texts: what slots each has. */
final class WordTypes {
  private final List<int[]> slots = new ArrayList<>();
  private final int[][] texts;

  /**
   * Reads texts.
   *
   * @param longest how many words of a text are read
   */
  WordTypes(List<String> texts, FeatureOptions features, int longest) {
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(features);
    Map<IntBuffer, Integer> numbers = new HashMap<>();
    this.texts = new int[texts.size()][];
    for (int t = 0; t < this.texts.length; t++) {
      words.read(texts.get(t));
      collector.start(words);
      int[] types = new int[Math.min(longest, words.wordCount())];
      for (int i = 0; i < types.length; i++) {
        collector.nextWord();
        int[] own = new int[collector.size()];
        for (int k = 0; k < own.length; k++) {
          own[k] = collector.occurrences()[k] & FeatureCollector.SLOT_MASK;
        }
        Integer known = numbers.putIfAbsent(IntBuffer.wrap(own), slots.size());
        if (known == null) {
          slots.add(own);
        }
        types[i] = known == null ? slots.size() - 1 : known;
      }
      this.texts[t] = types;
    }
  }

  /** The words of a text, as numbers of their types. */
  int[] text(int index) {
    return texts[index];
  }

  /** The slots of a type of word; a slot may be in it more than once. */
  int[] slots(int type) {
    return slots.get(type);
  }

  int size() {
    return slots.size();
  }
}
