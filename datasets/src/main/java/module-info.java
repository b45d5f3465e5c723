/** Labelled texts: readers, checks, splits, and the sample corpus. */
module org.tarazy.datasets {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.csv;
  requires org.tarazy;
  requires static org.jspecify;

  exports org.tarazy.datasets;
}
