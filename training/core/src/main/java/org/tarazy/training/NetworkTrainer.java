package org.tarazy.training;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.tarazy.model.NeuralScorer;

/**
 * Trains the networks of {@link NeuralScorer}. The module {@code tarazy-training-neural} has one;
 * it is found by {@link ServiceLoader}, so that nobody needs its native libraries to train a linear
 * model.
 */
public interface NetworkTrainer {

  /**
   * Trains a network. The same task gives the same network on the same kind of processor; the task
   * runs on the calling thread alone, and several may run at the same time.
   *
   * @param goOn gets the network as it is after each epoch, in the form in which it is stored, and
   *     says whether to go on
   */
  void train(NetworkTask task, Predicate<NeuralScorer> goOn);

  /** The trainer that is on the class path, where there is one that this machine can run. */
  static Optional<NetworkTrainer> find() {
    try {
      return ServiceLoader.load(NetworkTrainer.class).findFirst();
    } catch (ServiceConfigurationError e) {
      return Optional.empty();
    }
  }
}
