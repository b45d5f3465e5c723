/** Trained models, ready to load. */
module org.tarazy.models {
  requires transitive org.tarazy;
  requires static org.jspecify;

  exports org.tarazy.models;
}
