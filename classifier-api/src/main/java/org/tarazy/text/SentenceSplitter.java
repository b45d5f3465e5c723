package org.tarazy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits a text into sentences, so that evidence can be shown in its surroundings.
 *
 * <p>A sentence ends after a point, a question or exclamation mark, an ellipsis or an emoji, with
 * the quotes and brackets that close there, if a capital letter, a number, an opening mark, a dash
 * or another sign comes after a blank. The point of an abbreviation ends one only where the
 * abbreviation often stands last ({@code и т. д., 2020 г.}). A blank line ends one, and so does the
 * end of a line that is short or closed by a mark, as in chats and headings.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SentenceSplitter {
  private static final int SHORT_LINE = 60;

  /** Abbreviations that close an enumeration. */
  private static final Set<String> LAST =
      Set.of("др.", "пр.", "проч.", "д.", "п.", "т.д.", "т.п.", "т.б.", "с.", "т.с.с.");

  /** Abbreviations that close a statement if a number stands before them. */
  private static final Set<String> UNITS =
      Set.of("г.", "гг.", "в.", "вв.", "ж.", "жж.", "ғ.", "руб.", "тг.");

  private final Tokenizer tokenizer = new Tokenizer();

  /** The sentences of {@code text}, in order; no token is outside of them. */
  public List<Sentence> split(CharSequence text) {
    List<Token> tokens = tokenizer.tokenize(text);
    List<Sentence> sentences = new ArrayList<>();
    int first = 0;
    int lineStart = 0;
    for (int i = 1; i < tokens.size(); i++) {
      int lineEnds = lineEnds(text, tokens.get(i - 1).end(), tokens.get(i).start());
      if (endsBefore(text, tokens, i, lineEnds, tokens.get(i - 1).end() - lineStart)) {
        sentences.add(new Sentence(tokens.get(first).start(), tokens.get(i - 1).end()));
        first = i;
      }
      if (lineEnds > 0) {
        lineStart = tokens.get(i).start();
      }
    }
    if (!tokens.isEmpty()) {
      sentences.add(new Sentence(tokens.get(first).start(), tokens.get(tokens.size() - 1).end()));
    }
    return List.copyOf(sentences);
  }

  private static boolean endsBefore(
      CharSequence text, List<Token> tokens, int next, int lineEnds, int lineLength) {
    if (lineEnds > 1) {
      return true;
    }
    Token after = tokens.get(next);
    if (after.start() == tokens.get(next - 1).end() || !mayBegin(text, tokens, next)) {
      return false;
    }
    if (lineEnds == 1 && lineLength < SHORT_LINE) {
      return true;
    }
    int last = next - 1;
    while (last > 0
        && isClosing(text, tokens.get(last))
        && tokens.get(last - 1).end() == tokens.get(last).start()) {
      last--;
    }
    Token before = tokens.get(last);
    return switch (before.kind()) {
      case PUNCTUATION -> ".!?…".indexOf(text.charAt(before.start())) >= 0;
      case EMOJI, EMOTICON -> isCapital(text, after) || after.kind() == TokenKind.MENTION;
      case WORD -> isLastAbbreviation(text, tokens, last) && isCapital(text, after);
      default -> false;
    };
  }

  private static boolean isLastAbbreviation(CharSequence text, List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (text.charAt(token.end() - 1) != '.') {
      return false;
    }
    String word = token.text(text);
    return LAST.contains(word)
        || (UNITS.contains(word) && at > 0 && tokens.get(at - 1).kind() == TokenKind.NUMBER);
  }

  private static boolean isSmall(CharSequence text, Token token) {
    return Character.isLowerCase(Character.codePointAt(text, token.start()));
  }

  private static boolean isCapital(CharSequence text, Token token) {
    return Character.isUpperCase(Character.codePointAt(text, token.start()));
  }

  /** Whether a sentence may begin with a token; an emoji belongs to what stands before it. */
  private static boolean mayBegin(CharSequence text, List<Token> tokens, int at) {
    Token token = tokens.get(at);
    char c = text.charAt(token.start());
    return switch (token.kind()) {
      case WORD -> !isSmall(text, token);
      case PUNCTUATION ->
          CharTable.fold(c) == '-'
              ? at + 1 < tokens.size() && !isSmall(text, tokens.get(at + 1))
              : "«“„\"'([•*¿¡".indexOf(c) >= 0;
      case EMOJI, EMOTICON -> false;
      default -> true;
    };
  }

  private static boolean isClosing(CharSequence text, Token token) {
    return token.kind() == TokenKind.PUNCTUATION
        && "»”\"')]}".indexOf(text.charAt(token.start())) >= 0;
  }

  private static int lineEnds(CharSequence text, int from, int to) {
    int lineEnds = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      lineEnds +=
          c == '\n' || c == '\u2029' || (c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n'))
              ? 1
              : 0;
    }
    return lineEnds;
  }
}
