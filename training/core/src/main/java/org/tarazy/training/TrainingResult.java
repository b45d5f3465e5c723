package org.tarazy.training;

import java.util.Map;
import org.tarazy.model.Model;

/**
 * A trained model and what was reached with it.
 *
 * @param model the model
 * @param options what was asked for and what tuning chose
 * @param heldOut what it reached on texts held out of training; its thresholds were chosen on the
 *     same texts, so that a fresh test set will show a little less
 * @param predictions what it said of these texts, each as long as it was not trained on it
 */
public record TrainingResult(
    Model model, Map<String, Object> options, Evaluation heldOut, Predictions predictions) {}
