package org.tarazy.training;

import java.util.List;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.Task;

/**
 * What a network is to learn.
 *
 * @param task whether labels exclude each other
 * @param texts the texts
 * @param targets a row a text: the probability of each label, 0 to 1; where labels exclude each
 *     other they add up to 1
 * @param weights a row a text: how much it counts for each label, 0 or more; the same for all where
 *     labels exclude each other
 * @param shape the sizes of the network
 * @param epochs how often all texts are gone through at most
 * @param seed of everything random
 */
public record NetworkTask(
    Task task,
    List<String> texts,
    float[][] targets,
    float[][] weights,
    NetworkShape shape,
    int epochs,
    long seed) {

  /** Checks that there are targets and weights of each text. */
  public NetworkTask {
    if (texts.size() != targets.length
        || texts.size() != weights.length
        || texts.isEmpty()
        || epochs < 1) {
      throw new IllegalArgumentException(
          texts.size()
              + " texts, "
              + targets.length
              + " targets, "
              + weights.length
              + " weights, "
              + epochs
              + " epochs");
    }
  }
}
