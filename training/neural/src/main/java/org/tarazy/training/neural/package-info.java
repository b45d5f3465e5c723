/**
 * Trains networks with ND4J and SameDiff, the Deeplearning4j suite's library for tensors and
 * graphs. Found by {@link java.util.ServiceLoader}; nothing else sees it.
 */
@org.jspecify.annotations.NullMarked
package org.tarazy.training.neural;
