package org.tarazy.training;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;
import org.tarazy.datasets.SampleCorpus;
import org.tarazy.model.Task;

/**
 * Which labels of a model put a text in front of a person: all but the negative one. What a model
 * proposes is what its decision rule says.
 *
 * <p>Immutable.
 */
public final class Flagging {
  /** The negative label unless told otherwise. */
  public static final String NONE = ContrastSuite.HARMLESS;

  private final Map<String, Boolean> flags;

  private Flagging(Map<String, Boolean> flags) {
    this.flags = flags;
  }

  /**
   * All labels but one flag a text.
   *
   * @param negative the label of texts that nobody has to read
   * @throws TrainingException if the model has no such label
   */
  public static Flagging allBut(String negative, Classifier classifier) {
    if (!classifier.labels().contains(negative)) {
      throw new TrainingException(
          "the model has no label \"" + negative + "\", expected one of " + classifier.labels());
    }
    Map<String, Boolean> flags = new TreeMap<>();
    classifier.labels().forEach(label -> flags.put(label, !label.equals(negative)));
    return new Flagging(flags);
  }

  /**
   * All labels but {@value ContrastSuite#HARMLESS} flag a text. Where labels do not exclude each
   * other, a text may have none at all, and a model needs no label to say so.
   *
   * @return empty where labels exclude each other and none is called that: which of them is
   *     harmless, nobody can know
   */
  public static Optional<Flagging> ofModel(Classifier classifier) {
    if (classifier.card().task() == Task.SINGLE_LABEL && !classifier.labels().contains(NONE)) {
      return Optional.empty();
    }
    Map<String, Boolean> flags = new TreeMap<>();
    classifier.labels().forEach(label -> flags.put(label, !label.equals(NONE)));
    return Optional.of(new Flagging(flags));
  }

  /**
   * A model with other labels than those of {@link ContrastSuite}.
   *
   * @param meanings for each label of the model the label of the suite that comes closest; {@value
   *     ContrastSuite#HARMLESS} flags nothing. A label that both have may be left out.
   * @throws TrainingException if a label of the model has no meaning, a meaning is no label of the
   *     suite, or {@code meanings} names a label that the model has not
   */
  public static Flagging mapped(Map<String, String> meanings, Classifier classifier) {
    List<String> known = SampleCorpus.LABELS;
    for (Map.Entry<String, String> meaning : new TreeMap<>(meanings).entrySet()) {
      if (!classifier.labels().contains(meaning.getKey())) {
        throw new TrainingException(
            "found the label \""
                + meaning.getKey()
                + "\", expected labels of the model, "
                + classifier.labels());
      }
      if (!known.contains(meaning.getValue())) {
        throw new TrainingException(
            "label \""
                + meaning.getKey()
                + "\": found \""
                + meaning.getValue()
                + "\", expected one of "
                + known);
      }
    }
    Map<String, Boolean> flags = new TreeMap<>();
    for (String label : classifier.labels()) {
      String meaning = meanings.getOrDefault(label, label);
      if (!known.contains(meaning)) {
        throw new TrainingException(
            "the label \"" + label + "\" of the model is not there, expected one of " + known);
      }
      flags.put(label, !meaning.equals(NONE));
    }
    return new Flagging(flags);
  }

  /** Whether any of {@code labels} flags a text. */
  public boolean flags(Collection<String> labels) {
    return labels.stream().anyMatch(label -> flags.getOrDefault(label, true));
  }
}
