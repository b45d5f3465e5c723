package org.tarazy.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tarazy.Classifier;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Perturbation;

/**
 * What it costs a model when texts are written otherwise than those it learned from.
 *
 * @param kind how the texts were changed
 * @param accuracy the share of the changed texts whose proposal is entirely right, 0 to 1
 * @param macroF1 the mean F1 of the labels on the changed texts, 0 to 1
 * @param macroF1Loss by how much that is less than on the texts as they were
 */
public record Robustness(Perturbation kind, double accuracy, double macroF1, double macroF1Loss) {

  /**
   * Changes {@code data} in one way after another and evaluates {@code classifier} each time.
   *
   * @param rate the share of the words that change, 0 to 1
   * @param seed of which words and how; the same seed changes a text the same way
   * @throws TrainingException if a text has a label that the model does not know
   */
  public static List<Robustness> of(
      Classifier classifier, Dataset data, Collection<Perturbation> kinds, double rate, long seed) {
    double unchanged = Evaluation.of(classifier, data, List.of()).macroF1();
    List<Robustness> found = new ArrayList<>();
    for (Perturbation kind : kinds) {
      Evaluation changed = Evaluation.of(classifier, kind.apply(data, rate, seed), List.of());
      found.add(
          new Robustness(
              kind, changed.accuracy(), changed.macroF1(), unchanged - changed.macroF1()));
    }
    return found;
  }
}
