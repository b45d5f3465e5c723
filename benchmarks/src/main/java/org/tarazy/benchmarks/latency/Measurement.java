package org.tarazy.benchmarks.latency;

/**
 * How fast something is on some texts.
 *
 * @param texts the name of the texts
 * @param meanLength their mean length in chars
 * @param what is measured: {@code tarazy score}, the name of a peer …
 * @param textsPerSecond over all threads
 * @param error half the width of its 99.9% interval; not a number with fewer than three iterations
 * @param bytesPerText how much memory it allocates for a text
 */
public record Measurement(
    String texts,
    double meanLength,
    String what,
    double textsPerSecond,
    double error,
    double bytesPerText) {}
