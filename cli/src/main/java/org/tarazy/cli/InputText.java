package org.tarazy.cli;

/**
 * A text to work on.
 *
 * @param id what to call it in the output
 * @param channel where it came from, by its row; empty where that does not say
 */
record InputText(String id, String text, String channel) {
  InputText(String id, String text) {
    this(id, text, "");
  }
}
