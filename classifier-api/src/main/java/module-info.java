/** Reads Russian and Kazakh text, scores it with a trained model and explains the score. */
module org.tarazy {
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports org.tarazy.text;
}
