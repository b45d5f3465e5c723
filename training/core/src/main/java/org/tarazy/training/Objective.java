package org.tarazy.training;

import java.util.Locale;

/** What tuning and thresholds aim at, measured on texts held out of training. */
public enum Objective {
  /** The mean of the labels' F1: rare labels count as much as frequent ones. */
  MACRO_F1,
  /** The share of texts whose proposal is entirely right. */
  ACCURACY;

  /** The name on a command line: {@code macro-f1} … */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
