package org.tarazy.training.neural;

import java.util.Arrays;
import java.util.Random;

/**
 * The row of each slot, and Adam for it (Kingma and Ba 2015). A batch touches few of the rows: only
 * those are updated, and each counts its own steps ("lazy" Adam).
 */
final class Rows {
  private static final float INITIAL = 0.1f;

  private final int dimensions;
  private final Adam adam;
  private final float[] values;
  private final float[] means;
  private final float[] variances;
  private final int[] steps;

  /** Of each slot, which gradient of the batch is its own; valid where the stamp is the batch's. */
  private final int[] places;

  private final int[] stamps;
  private int stamp;
  private int[] touched = new int[1024];
  private int touchedCount;
  private float[] gradients = new float[0];

  /** Rows of small random numbers. */
  Rows(int slots, int dimensions, Adam adam, Random random) {
    this(dimensions, adam, initial(slots * dimensions, random));
  }

  /** Rows with these values, slot by slot; kept, not copied. */
  Rows(int dimensions, Adam adam, float[] values) {
    this.dimensions = dimensions;
    this.adam = adam;
    this.values = values;
    means = new float[values.length];
    variances = new float[values.length];
    int slots = values.length / dimensions;
    steps = new int[slots];
    places = new int[slots];
    stamps = new int[slots];
  }

  private static float[] initial(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (2 * random.nextFloat() - 1) * INITIAL;
    }
    return values;
  }

  /** Writes the mean of some rows. */
  void mean(int[] slots, float[] target, int at) {
    for (int slot : slots) {
      int row = slot * dimensions;
      for (int j = 0; j < dimensions; j++) {
        target[at + j] += values[row + j];
      }
    }
    float factor = 1f / Math.max(1, slots.length);
    for (int j = 0; j < dimensions; j++) {
      target[at + j] *= factor;
    }
  }

  /** Begins the gradients of a batch. */
  void begin() {
    stamp++;
    touchedCount = 0;
  }

  /** Adds the gradient of a {@link #mean}. */
  void add(int[] slots, float[] gradient, int at) {
    float factor = 1f / Math.max(1, slots.length);
    for (int slot : slots) {
      int place = place(slot) * dimensions;
      for (int j = 0; j < dimensions; j++) {
        gradients[place + j] += factor * gradient[at + j];
      }
    }
  }

  private int place(int slot) {
    if (stamps[slot] != stamp) {
      stamps[slot] = stamp;
      places[slot] = touchedCount;
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      int end = (touchedCount + 1) * dimensions;
      if (end > gradients.length) {
        gradients = Arrays.copyOf(gradients, 2 * end);
      }
      Arrays.fill(gradients, end - dimensions, end, 0);
      touched[touchedCount++] = slot;
    }
    return places[slot];
  }

  /** Moves the rows that have a gradient. */
  void update() {
    for (int i = 0; i < touchedCount; i++) {
      int slot = touched[i];
      adam.update(
          ++steps[slot],
          values,
          means,
          variances,
          slot * dimensions,
          gradients,
          i * dimensions,
          dimensions);
    }
  }

  /** All rows; those that no text has are 0. */
  float[] values() {
    float[] copy = values.clone();
    for (int slot = 0; slot < steps.length; slot++) {
      if (steps[slot] == 0) {
        Arrays.fill(copy, slot * dimensions, (slot + 1) * dimensions, 0);
      }
    }
    return copy;
  }
}
