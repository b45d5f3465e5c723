package org.tarazy.model;

/** What a model decides about a text. */
public enum Task {
  /** Exactly one label fits; probabilities sum to one (softmax). */
  SINGLE_LABEL,
  /** Any number of labels fit, none too; each probability stands for itself (sigmoid). */
  MULTI_LABEL
}
