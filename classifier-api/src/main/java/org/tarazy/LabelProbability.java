package org.tarazy;

/**
 * A label and how probable it is.
 *
 * @param label the label
 * @param probability calibrated, 0 to 1
 */
public record LabelProbability(String label, float probability) {}
