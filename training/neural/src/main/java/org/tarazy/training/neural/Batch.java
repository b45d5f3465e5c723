package org.tarazy.training.neural;

import java.util.Random;
import org.tarazy.model.NetworkShape;

/**
 * Some texts side by side: their words as vectors, with an empty word before and after each text
 * and as many more after it as the longest of them needs.
 */
final class Batch {
  private final NetworkShape shape;
  private final WordTypes words;
  private final int[] texts;
  private final int longest;
  private final float[] vectors;
  private final float[] targets;
  private final float[] weights;
  private final float[] keepPooled;
  private final float[] keepHidden;
  private final float[] gradient;

  /**
   * Looks the words of some texts up.
   *
   * @param targets a row a text of all, not of the batch alone
   * @param weights likewise
   */
  Batch(
      NetworkShape shape,
      WordTypes words,
      int[] texts,
      Rows rows,
      float[][] targets,
      float[][] weights,
      float dropout,
      Random random) {
    this.shape = shape;
    this.words = words;
    this.texts = texts;
    int most = 1;
    for (int text : texts) {
      most = Math.max(most, words.text(text).length);
    }
    longest = most + 2;
    int d = shape.dimensions();
    vectors = new float[texts.length * longest * d];
    gradient = new float[vectors.length];
    this.targets = new float[texts.length * shape.labels()];
    this.weights = new float[this.targets.length];
    for (int i = 0; i < texts.length; i++) {
      int[] types = words.text(texts[i]);
      for (int k = 0; k < types.length; k++) {
        rows.mean(words.slots(types[k]), vectors, at(i, k + 1));
      }
      System.arraycopy(targets[texts[i]], 0, this.targets, i * shape.labels(), shape.labels());
      System.arraycopy(weights[texts[i]], 0, this.weights, i * shape.labels(), shape.labels());
    }
    keepPooled = keep(texts.length * shape.pooled(), dropout, random);
    keepHidden = keep(texts.length * shape.hidden(), dropout, random);
  }

  /** Dropout (Srivastava et al. 2014): 0, or 1 over the share that stays. */
  private static float[] keep(int length, float dropout, Random random) {
    float[] keep = new float[length];
    for (int i = 0; i < length; i++) {
      keep[i] = random.nextFloat() < dropout ? 0 : 1 / (1 - dropout);
    }
    return keep;
  }

  private int at(int text, int word) {
    return (text * longest + word) * shape.dimensions();
  }

  int size() {
    return texts.length;
  }

  /** How many windows of this many words each text has here. */
  int windows(int width) {
    return longest - width + 1;
  }

  /** All windows, one after another. */
  float[] cut(int width) {
    int length = width * shape.dimensions();
    float[] cut = new float[texts.length * windows(width) * length];
    for (int i = 0; i < texts.length; i++) {
      for (int w = 0; w < windows(width); w++) {
        System.arraycopy(vectors, at(i, w), cut, (i * windows(width) + w) * length, length);
      }
    }
    return cut;
  }

  /** 1 for each window that the text has, 0 for those that are there for longer texts. */
  float[] inText(int width) {
    float[] inText = new float[texts.length * windows(width)];
    for (int i = 0; i < texts.length; i++) {
      int own = Math.max(1, words.text(texts[i]).length + (width == 2 ? 1 : 0));
      java.util.Arrays.fill(inText, i * windows(width), i * windows(width) + own, 1);
    }
    return inText;
  }

  /** The sum of the words over √n, a row a text. */
  float[] sums() {
    int d = shape.dimensions();
    float[] sums = new float[texts.length * d];
    for (int i = 0; i < texts.length; i++) {
      for (int k = 1; k < longest - 1; k++) {
        for (int j = 0; j < d; j++) {
          sums[i * d + j] += vectors[at(i, k) + j];
        }
      }
      for (int j = 0; j < d; j++) {
        sums[i * d + j] *= factor(i);
      }
    }
    return sums;
  }

  private float factor(int text) {
    return (float) (1 / Math.sqrt(Math.max(1, words.text(texts[text]).length)));
  }

  float[] targets() {
    return targets;
  }

  float[] weights() {
    return weights;
  }

  float[] keepPooled() {
    return keepPooled;
  }

  float[] keepHidden() {
    return keepHidden;
  }

  /** Takes the gradients of {@link #cut}, for 2 and 3 words, and of {@link #sums}. */
  void gradients(float[] two, float[] three, float[] sums) {
    paste(two, 2);
    paste(three, 3);
    int d = shape.dimensions();
    for (int i = 0; i < texts.length; i++) {
      for (int k = 1; k < longest - 1; k++) {
        for (int j = 0; j < d; j++) {
          gradient[at(i, k) + j] += factor(i) * sums[i * d + j];
        }
      }
    }
  }

  private void paste(float[] cut, int width) {
    int length = width * shape.dimensions();
    for (int i = 0; i < texts.length; i++) {
      for (int w = 0; w < windows(width); w++) {
        int from = (i * windows(width) + w) * length;
        int to = at(i, w);
        for (int j = 0; j < length; j++) {
          gradient[to + j] += cut[from + j];
        }
      }
    }
  }

  /** Moves the rows of all words. */
  void update(Rows rows) {
    rows.begin();
    for (int i = 0; i < texts.length; i++) {
      int[] types = words.text(texts[i]);
      for (int k = 0; k < types.length; k++) {
        rows.add(words.slots(types[k]), gradient, at(i, k + 1));
      }
    }
    rows.update();
  }
}
