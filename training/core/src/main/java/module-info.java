/** Builds, tunes, calibrates and evaluates models from labelled text. */
module org.tarazy.training {
  requires com.fasterxml.jackson.databind;
  requires com.samskivert.jmustache;
  requires transitive org.tarazy;
  requires transitive org.tarazy.datasets;
  requires static org.jspecify;

  exports org.tarazy.training;
  exports org.tarazy.training.report;

  uses org.tarazy.training.NetworkTrainer;

  opens org.tarazy.training to
      com.fasterxml.jackson.databind;
}
