package org.tarazy.model;

/**
 * All that a model file holds.
 *
 * @param card what it is
 * @param scorer texts to scores
 * @param calibration scores to probabilities
 * @param priors the base rate of each label for which the calibration holds, 0 to 1
 * @param rule probabilities to a proposal
 * @param vocabulary the words that it was trained on
 */
public record Model(
    ModelCard card,
    Scorer scorer,
    Calibration calibration,
    float[] priors,
    DecisionRule rule,
    WordFilter vocabulary) {

  /** Checks that the parts fit each other. */
  public Model {
    int labels = card.labels().size();
    if (scorer.labels() != labels
        || calibration.scales().length != labels
        || priors.length != labels
        || rule.thresholds().length != labels) {
      throw new IllegalArgumentException(
          labels
              + " labels, but the scorer has "
              + scorer.labels()
              + ", the calibration "
              + calibration.scales().length
              + ", the priors "
              + priors.length
              + " and the decision rule "
              + rule.thresholds().length);
    }
  }

  /** This model with another scorer for the same labels. */
  public Model withScorer(Scorer changed) {
    return new Model(card, changed, calibration, priors, rule, vocabulary);
  }

  /** This model with another card. */
  public Model withCard(ModelCard changed) {
    return new Model(changed, scorer, calibration, priors, rule, vocabulary);
  }
}
