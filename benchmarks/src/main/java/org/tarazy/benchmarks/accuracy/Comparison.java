package org.tarazy.benchmarks.accuracy;

/**
 * Ours against the best peer on a set.
 *
 * @param ours which of ours: the best on the development texts
 * @param peer which peer: the best on the test texts, which favours it
 * @param difference of the metric, ours minus the peer's
 * @param interval its 95% interval, by paired bootstrap
 * @param p two-sided, by paired bootstrap
 * @param onlyOurs test texts that only ours gets entirely right
 * @param onlyPeer test texts that only the peer gets entirely right
 * @param mcNemarP two-sided, by McNemar's exact test
 */
public record Comparison(
    String set,
    String ours,
    String peer,
    double difference,
    Interval interval,
    double p,
    int onlyOurs,
    int onlyPeer,
    double mcNemarP) {}
