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
 * @param shape the sizes of the network
 * @param epochs how often all texts are gone through at most
 * @param seed of everything random
 */
public record NetworkTask(
    Task task, List<String> texts, float[][] targets, NetworkShape shape, int epochs, long seed) {

  /** Checks that there is a target a text. */
  public NetworkTask {
    if (texts.size() != targets.length || texts.isEmpty() || epochs < 1) {
      throw new IllegalArgumentException(
          texts.size() + " texts, " + targets.length + " targets, " + epochs + " epochs");
    }
  }
}
