/** Reads Russian and Kazakh text, scores it with a trained model and explains the score. */
module org.tarazy {
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports org.tarazy;
  exports org.tarazy.model;
  exports org.tarazy.text;
  exports org.tarazy.triage;

  opens org.tarazy.model to
      com.fasterxml.jackson.databind;
}
