package org.tarazy.model;

/**
 * What the words of a text do for its scores. The shares of all words and the rest add up to the
 * scores, but for the rounding of floats.
 *
 * @param words a row of label scores a word
 * @param rest a score a label: what no word alone accounts for
 */
public record WordShares(float[][] words, float[] rest) {}
