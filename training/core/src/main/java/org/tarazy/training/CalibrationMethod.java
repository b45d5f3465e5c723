package org.tarazy.training;

import java.util.List;
import java.util.Locale;
import org.tarazy.model.Calibration;
import org.tarazy.model.Task;

/** The ways to make probabilities of scores, the simplest first. */
enum CalibrationMethod {
  /** The scores as they are. */
  NONE,
  /** One scale for all labels (Guo et al. 2017). */
  TEMPERATURE,
  /**
   * One scale, and an offset a label (Alexandari et al. 2020); of two exclusive labels the same as
   * Platt scaling.
   */
  BIAS_CORRECTED_TEMPERATURE,
  /** A scale and an offset a label (Platt 1999). */
  PLATT,
  /** A curve a label (Zadrozny and Elkan 2002). */
  ISOTONIC;

  /** Those that differ from each other for so many labels. */
  static List<CalibrationMethod> of(Task task, int labels) {
    boolean two = task == Task.SINGLE_LABEL && labels == 2;
    return two
        ? List.of(NONE, TEMPERATURE, PLATT, ISOTONIC)
        : List.of(NONE, TEMPERATURE, BIAS_CORRECTED_TEMPERATURE, PLATT, ISOTONIC);
  }

  /** The name in a report: {@code bias-corrected temperature} … */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace("corrected_", "corrected ").replace('_', '-');
  }

  /**
   * Fits to the scores of texts.
   *
   * @param scores a row a text
   * @param truth whether each text has each label
   */
  Calibration fit(Task task, float[][] scores, boolean[][] truth) {
    int labels = scores[0].length;
    ScaleFit fit = new ScaleFit(task, scores, truth);
    return switch (this) {
      case NONE -> Calibration.none(labels);
      case TEMPERATURE -> fit.oneScale(key());
      case BIAS_CORRECTED_TEMPERATURE -> fit.oneScaleWithOffsets(key());
      case PLATT ->
          task == Task.SINGLE_LABEL && labels == 2
              ? fit.oneScaleWithOffsets(key())
              : fit.scalesWithOffsets(key());
      case ISOTONIC -> IsotonicFit.of(task, scores, truth, key());
    };
  }
}
