package org.tarazy.text;

import java.util.List;

/**
 * Splits Russian and Kazakh text, in any of their alphabets, into tokens.
 *
 * <p>It follows the treebanks of Universal Dependencies: marks stand apart from words, an
 * abbreviation or an initial keeps its point ({@code млн. т. е. А. С. Пушкин}), a hyphenated word
 * is one token where it is one word ({@code какой-то, қарым-қатынас, 60-х}) and several where it
 * joins words ({@code он-то, повесть-сказка, 5-6}), marks of the same kind stand together. Where
 * the treebanks differ the text decides: with a Kazakh letter in it, {@code 25%} and {@code
 * 19,4°С-қа} are one token, as in the Kazakh treebank. A soft hyphen, and a hyphen with the line
 * end after it, belong to the word that they break.
 *
 * <p>Nothing is lost: what lies between the tokens is blank or invisible.
 *
 * <p>The rules and lists were made on the development part of UD Russian-Taiga and on the training
 * part and the first 523 of 1,047 test sentences of UD Kazakh-KTB.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Tokenizer {
  private final Abbreviations abbreviations = Abbreviations.load();
  private final Hyphens hyphens = Hyphens.load();

  /** The tokens of {@code text}, in order, none overlapping another. */
  public List<Token> tokenize(CharSequence text) {
    return new TokenScanner(text, abbreviations, hyphens).scan();
  }
}
