package org.tarazy;

/**
 * A word of the original text and what it adds to the score of a label.
 *
 * @param start where it begins in the original text, in {@code char}s
 * @param end where it ends, exclusive
 * @param text the original text from {@code start} to {@code end}
 * @param label the label that it speaks for or against
 * @param weight what it adds to the label's score, in nats; negative where it speaks against the
 *     label
 */
public record Evidence(int start, int end, String text, String label, float weight) {}
