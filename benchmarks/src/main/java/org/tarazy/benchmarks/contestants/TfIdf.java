package org.tarazy.benchmarks.contestants;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words and word pairs, and character 2- to 5-grams inside words, hashed, weighed by 1 + ln tf and
 * by inverse document frequency, each of the two groups normed to 1: what scikit-learn's {@code
 * TfidfVectorizer} does with {@code sublinear_tf}, {@code ngram_range=(1, 2)} and beside it {@code
 * analyzer="char_wb"}, {@code ngram_range=(2, 5)}.
 *
 * <p>One thread at a time.
 */
final class TfIdf implements Serializable {
  private static final long serialVersionUID = 1;

  /** Hashing to this many slots measurably loses nothing against a dictionary on any set here. */
  static final int SLOTS = 1 << 20;

  /** The value of the feature that every text has. */
  static final double BIAS = 1;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final int WORD_SEED = 0x2545F491;
  private static final int NGRAM_SEED = 0x9E3779B1;

  private final float[] idf = new float[SLOTS];
  private transient @Nullable Bag words;
  private transient @Nullable Bag ngrams;

  TfIdf(List<String> texts) {
    int[] documents = new int[SLOTS];
    for (String text : texts) {
      Bag ofWords = words();
      Bag ofNgrams = ngrams();
      read(text, ofWords, ofNgrams);
      for (Bag bag : List.of(ofWords, ofNgrams)) {
        for (int k = 0; k < bag.size; k++) {
          documents[bag.slots[k]]++;
        }
      }
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (documents[slot] > 0) {
        idf[slot] = (float) (Math.log((1.0 + texts.size()) / (1.0 + documents[slot])) + 1);
      }
    }
  }

  /** The features of a text, in the rising order that training asks for. */
  Feature[] sorted(String text) {
    Feature[] features = of(text);
    Arrays.sort(features, Comparator.comparingInt(Feature::getIndex));
    int kept = 0;
    for (Feature feature : features) {
      if (kept > 0 && features[kept - 1].getIndex() == feature.getIndex()) {
        Feature before = features[kept - 1];
        before.setValue(before.getValue() + feature.getValue());
      } else {
        features[kept++] = feature;
      }
    }
    return Arrays.copyOf(features, kept);
  }

  /** The features of a text, the bias last. */
  Feature[] of(String text) {
    Bag ofWords = words();
    Bag ofNgrams = ngrams();
    read(text, ofWords, ofNgrams);
    int known = ofWords.known(idf) + ofNgrams.known(idf);
    Feature[] features = new Feature[known + 1];
    int filled = ofWords.fill(idf, features, 0);
    ofNgrams.fill(idf, features, filled);
    features[known] = new FeatureNode(SLOTS + 1, BIAS);
    return features;
  }

  private Bag words() {
    Bag bag = words;
    if (bag == null) {
      bag = new Bag();
      words = bag;
    }
    return bag;
  }

  private Bag ngrams() {
    Bag bag = ngrams;
    if (bag == null) {
      bag = new Bag();
      ngrams = bag;
    }
    return bag;
  }

  private static void read(String text, Bag words, Bag ngrams) {
    words.clear();
    ngrams.clear();
    int n = text.length();
    int wordHash = 0;
    int wordLength = 0;
    int before = 0;
    int chunk = -1;
    for (int i = 0; i <= n; i++) {
      char c = i < n ? lower(text.charAt(i)) : ' ';
      if (Character.isLetterOrDigit(c) || c == '_') {
        wordHash = 31 * wordHash + c;
        wordLength++;
      } else if (wordLength > 0) {
        // As scikit-learn does: words of one letter are left out.
        if (wordLength > 1) {
          words.add(slot(wordHash, WORD_SEED));
          if (before != 0) {
            words.add(slot(31 * before + wordHash, WORD_SEED + 1));
          }
          before = wordHash;
        }
        wordHash = 0;
        wordLength = 0;
      }
      if (!Character.isWhitespace(c)) {
        chunk = chunk < 0 ? i : chunk;
      } else if (chunk >= 0) {
        addNgrams(text, chunk, i, ngrams);
        chunk = -1;
      }
    }
  }

  /** The n-grams of the chars from {@code from} to {@code to}, with a space before and after. */
  private static void addNgrams(String text, int from, int to, Bag ngrams) {
    int length = to - from + 2;
    for (int start = 0; start < length; start++) {
      int hash = 0;
      int most = Math.min(LONGEST, length - start);
      for (int n = 1; n <= most; n++) {
        int at = from + start + n - 2;
        char c = at < from || at >= to ? ' ' : lower(text.charAt(at));
        hash = 31 * hash + c;
        if (n >= SHORTEST) {
          ngrams.add(slot(hash, NGRAM_SEED + n));
        }
      }
    }
  }

  private static char lower(char c) {
    return c < 0x80 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
  }

  private static int slot(int hash, int seed) {
    int mixed = (hash ^ seed) * 0x85EBCA6B;
    mixed ^= mixed >>> 13;
    mixed *= 0xC2B2AE35;
    mixed ^= mixed >>> 16;
    return mixed & SLOTS - 1;
  }

  /** Counts slots of one text: open addressing, emptied in the time of what is in it. */
  private static final class Bag {
    private int[] places = new int[1024];
    private int[] slots = new int[512];
    private int[] counts = new int[512];
    private int[] placeOf = new int[512];
    private int size;

    void clear() {
      for (int k = 0; k < size; k++) {
        places[placeOf[k]] = 0;
      }
      size = 0;
    }

    void add(int slot) {
      int place = slot & places.length - 1;
      while (places[place] != 0) {
        int k = places[place] - 1;
        if (slots[k] == slot) {
          counts[k]++;
          return;
        }
        place = place + 1 & places.length - 1;
      }
      if (size == slots.length) {
        grow();
        add(slot);
        return;
      }
      slots[size] = slot;
      counts[size] = 1;
      placeOf[size] = place;
      places[place] = ++size;
    }

    private void grow() {
      slots = Arrays.copyOf(slots, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      placeOf = Arrays.copyOf(placeOf, 2 * size);
      places = new int[4 * size];
      for (int k = 0; k < size; k++) {
        int place = slots[k] & places.length - 1;
        while (places[place] != 0) {
          place = place + 1 & places.length - 1;
        }
        places[place] = k + 1;
        placeOf[k] = place;
      }
    }

    int known(float[] idf) {
      int known = 0;
      for (int k = 0; k < size; k++) {
        known += idf[slots[k]] > 0 ? 1 : 0;
      }
      return known;
    }

    int fill(float[] idf, Feature[] features, int from) {
      double squares = 0;
      int to = from;
      for (int k = 0; k < size; k++) {
        float weight = idf[slots[k]];
        if (weight > 0) {
          double value = counts[k] == 1 ? weight : weight * (1 + Math.log(counts[k]));
          squares += value * value;
          features[to++] = new FeatureNode(slots[k] + 1, value);
        }
      }
      double norm = 1 / Math.sqrt(squares);
      for (int k = from; k < to; k++) {
        features[k].setValue(features[k].getValue() * norm);
      }
      return to;
    }
  }
}
