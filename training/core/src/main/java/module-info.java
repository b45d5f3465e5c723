/** Builds, tunes, calibrates and evaluates models from labelled text. */
module org.tarazy.training {
  requires transitive org.tarazy;
  requires transitive org.tarazy.datasets;
  requires static org.jspecify;

  exports org.tarazy.training;
}
