package org.tarazy.benchmarks.latency;

/**
 * How fast something is on some texts.
 *
 * @param texts the name of the texts
 * @param meanLength their mean length in chars
 * @param what is measured: {@code tarazy score}, the name of a peer …
 * @param threads how many classify side by side
 * @param textsPerSecond over all threads, the mean of the iterations
 * @param slowest the iteration with the fewest texts a second
 * @param fastest the iteration with the most: on a busy machine the one least disturbed
 * @param bytesPerText how much memory it allocates for a text
 * @param median half of the texts take no longer, in nanoseconds
 * @param p99 of a hundred texts, one takes longer
 * @param p999 of a thousand texts, one takes longer
 */
public record Measurement(
    String texts,
    double meanLength,
    String what,
    int threads,
    double textsPerSecond,
    double slowest,
    double fastest,
    double bytesPerText,
    double median,
    double p99,
    double p999) {}
