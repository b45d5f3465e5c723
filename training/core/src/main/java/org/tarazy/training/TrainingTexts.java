package org.tarazy.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * The labelled texts that a model is made of.
 *
 * @param train what to learn from, and to choose on where {@code dev} is small
 * @param auxiliary more texts to learn from that nothing is ever chosen on, since the model is not
 *     for such texts: translations into related languages, say; may be empty
 * @param dev texts to choose on, where there are such
 * @param groupField the field of a row whose texts must stay on one side of every division, such as
 *     the number of the sentence of which they are translations
 */
public record TrainingTexts(
    Dataset train, Dataset auxiliary, Optional<Dataset> dev, Optional<String> groupField) {

  /**
   * Checks that no group is both learnt from and chosen on.
   *
   * @throws TrainingException if one is
   */
  public TrainingTexts {
    if (groupField.isPresent() && dev.isPresent()) {
      String field = groupField.get();
      Set<String> learnt = new HashSet<>();
      train.examples().forEach(example -> example.attribute(field).ifPresent(learnt::add));
      auxiliary.examples().forEach(example -> example.attribute(field).ifPresent(learnt::add));
      for (Example example : dev.get().examples()) {
        if (example.attribute(field).filter(learnt::contains).isPresent()) {
          throw new TrainingException(
              example.source()
                  + ": found the "
                  + field
                  + " \""
                  + example.attribute(field).get()
                  + "\" of a text to train on, expected another");
        }
      }
    }
  }

  /** Texts without auxiliary ones and without groups but near-duplicates. */
  public static TrainingTexts of(Dataset train, Optional<Dataset> dev) {
    return new TrainingTexts(train, none(train), dev, Optional.empty());
  }

  /** No texts, of the same kind as these. */
  static Dataset none(Dataset like) {
    return new Dataset("no texts", List.of(), like.multiLabel());
  }

  /** All that is learnt from; the texts of {@code train} come first. */
  Dataset all() {
    List<Example> examples = new ArrayList<>(train.examples());
    examples.addAll(auxiliary.examples());
    return new Dataset(train.name(), examples, train.multiLabel());
  }
}
