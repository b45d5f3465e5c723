package org.tarazy.training;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.tarazy.model.NeuralScorer;

/**
 * Trains the networks of {@link NeuralScorer}. The module {@code tarazy-training-neural} has one;
 * it is found by {@link ServiceLoader}, so that nobody needs its native libraries to train a linear
 * model.
 */
public interface NetworkTrainer {

  /**
   * Trains a network. The same task gives the same network; the task runs on the calling thread
   * alone, and several may run at the same time.
   *
   * @param epochDone is run after each epoch
   * @return the network as it is after each epoch, in the form in which it is stored
   */
  List<NeuralScorer> train(NetworkTask task, Runnable epochDone);

  /** The trainer that is on the class path, where there is one. */
  static Optional<NetworkTrainer> find() {
    return ServiceLoader.load(NetworkTrainer.class).findFirst();
  }
}
