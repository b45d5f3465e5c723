package org.tarazy.datasets;

/**
 * What came of reading a file to its end.
 *
 * @param examples how many examples were handed on
 * @param skipped how many bad rows were left out; 0 unless the reader skips bad rows
 * @param multiLabel whether any label was written as a list
 */
public record ReadSummary(long examples, long skipped, boolean multiLabel) {}
