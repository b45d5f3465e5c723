package org.tarazy.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.Example;

/**
 * The labelled texts that a model is made of.
 *
 * @param train what to learn from, and to choose on where {@code dev} is small
 * @param auxiliary more texts to learn from that nothing is ever chosen on, since the model is not
 *     for such texts: translations into related languages, say, or texts of another source; may be
 *     empty. Where labels do not exclude each other, a label that no text of a file has is unknown
 *     for all its texts, and labels that no text of {@code train} has are left out
 * @param auxiliaryWeight how much each auxiliary text counts beside one of {@code train}, 0 to 1
 * @param dev texts to choose on, where there are such
 * @param groupField the field of a row whose texts must stay on one side of every division, such as
 *     the number of the sentence of which they are translations
 */
public record TrainingTexts(
    Dataset train,
    Dataset auxiliary,
    double auxiliaryWeight,
    Optional<Dataset> dev,
    Optional<String> groupField) {

  /**
   * Checks that no group is both learnt from and chosen on.
   *
   * @throws TrainingException if one is, or if the weight is out of range
   */
  public TrainingTexts {
    if (!(auxiliaryWeight >= 0 && auxiliaryWeight <= 1)) {
      throw new TrainingException(
          "weight of auxiliary texts: found " + auxiliaryWeight + ", expected 0 to 1");
    }
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
    return new TrainingTexts(train, none(train), 1, dev, Optional.empty());
  }

  /** No texts, of the same kind as these. */
  static Dataset none(Dataset like) {
    return new Dataset("no texts", List.of(), like.multiLabel());
  }

  /** All that is learnt from; the texts of {@code train} come first. */
  Dataset all() {
    List<Example> examples = new ArrayList<>(train.examples());
    Set<String> labels = new HashSet<>(train.labels());
    auxiliary.examples().forEach(example -> examples.add(fitted(example, labels)));
    return new Dataset(train.name(), examples, train.multiLabel());
  }

  /** An auxiliary text with its weight, and without labels that the model does not have. */
  private Example fitted(Example example, Set<String> known) {
    List<String> labels =
        train.multiLabel()
            ? example.labels().stream().filter(known::contains).toList()
            : example.labels();
    Map<String, String> attributes = example.attributes();
    if (auxiliaryWeight != 1) {
      attributes = new HashMap<>(attributes);
      double weight = TextWeights.of(example) * auxiliaryWeight;
      attributes.put(TextWeights.FIELD, String.valueOf(weight));
    }
    return new Example(example.text(), labels, attributes, example.source());
  }
}
