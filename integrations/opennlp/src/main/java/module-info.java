/** Tarazy's tokenizer, language identifier and classifier behind OpenNLP's interfaces. */
// OpenNLP has no module descriptor yet, only a reserved name, and its types are in every signature.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module org.tarazy.opennlp {
  requires transitive org.apache.opennlp.tools;
  requires transitive org.tarazy;
  requires static org.jspecify;

  exports org.tarazy.opennlp;
}
