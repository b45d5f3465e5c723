package org.tarazy.cli;

/**
 * A text to work on.
 *
 * @param id what to call it in the output
 */
record InputText(String id, String text) {}
