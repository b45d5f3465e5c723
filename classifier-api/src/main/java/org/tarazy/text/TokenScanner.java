package org.tarazy.text;

import static org.tarazy.text.CharTable.DIGIT;
import static org.tarazy.text.CharTable.LATIN;
import static org.tarazy.text.CharTable.LETTER;
import static org.tarazy.text.CharTable.MARK;
import static org.tarazy.text.CharTable.ODD;
import static org.tarazy.text.CharTable.SPACE;
import static org.tarazy.text.CharTable.SURROGATE;
import static org.tarazy.text.CharTable.classOf;
import static org.tarazy.text.CharTable.fold;
import static org.tarazy.text.CharTable.isLetter;
import static org.tarazy.text.CharTable.isSpace;
import static org.tarazy.text.CharTable.isWordChar;

import java.util.ArrayList;
import java.util.List;

/** One pass of {@link Tokenizer} over one text. */
final class TokenScanner {
  /** A longer word has no part that a list knows. */
  private static final int LONGEST_LISTED = 40;

  private static final int LONGEST_DOTTED = 8;

  private final char[] text;
  private final int length;
  private final Abbreviations abbreviations;
  private final Hyphens hyphens;
  private final Links links = new Links();
  private final List<Token> tokens = new ArrayList<>();
  private final boolean kazakh;
  private int openBrackets;

  TokenScanner(CharSequence text, Abbreviations abbreviations, Hyphens hyphens) {
    this.length = text.length();
    // Blanks after the end spare each rule the question whether it is there yet.
    this.text = (text + "   ").toCharArray();
    this.kazakh = Hyphens.isKazakh(text);
    this.abbreviations = abbreviations;
    this.hyphens = hyphens;
  }

  List<Token> scan() {
    int i = 0;
    while (i < length) {
      int kind = classOf(text[i]);
      if (kind == SPACE || (kind & (ODD | LETTER)) == ODD) {
        i++;
      } else if ((kind & LETTER) != 0 || isSupplementaryLetter(i)) {
        i = word(i, i);
      } else if ((kind & DIGIT) != 0) {
        i = number(i);
      } else if ((kind & MARK) != 0) {
        i = mark(i);
      } else {
        i = symbol(i);
      }
    }
    return List.copyOf(tokens);
  }

  private int add(int start, int end, TokenKind kind) {
    tokens.add(new Token(start, end, kind));
    return end;
  }

  // ------------------------------------------------------------------ words

  /** A word that begins at {@code start} and has been read up to {@code from}. */
  private int word(int start, int from) {
    int part = from;
    int end = runEnd(from);
    while (end < length) {
      char c = fold(text[end]);
      int next = end + 1;
      if (c == '\'' && isLetter(text[next])) {
        end = runEnd(next);
      } else if (c == '_' && isWordChar(text[next])) {
        end = runEnd(next);
      } else if (c == '-' && isHyphen(text[end])) {
        int broken = lineBroken(next);
        if (broken > next) {
          end = runEnd(broken);
        } else if (isWordChar(text[next]) && joins(part, end, next)) {
          part = next;
          end = runEnd(next);
        } else {
          break;
        }
      } else {
        break;
      }
    }
    if (text[end] == '.') {
      int dotted = dottedEnd(start, end);
      end = dotted > end ? dotted : endsInPoint(start, end) ? end + 1 : end;
    }
    return add(start, end, TokenKind.WORD);
  }

  /** The end of the letters and digits from {@code at} on, with marks and soft hyphens on them. */
  private int runEnd(int at) {
    int end = at;
    while (end < length) {
      int kind = classOf(text[end]);
      if ((kind & (LETTER | DIGIT)) != 0 || ((text[end] == '²' || text[end] == '³') && end > at)) {
        end++;
      } else if ((kind & ODD) != 0) {
        int next = text[end] == '\u00AD' ? lineBroken(end + 1) : end + 1;
        end = next;
      } else if (isSupplementaryLetter(end)) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  private boolean isSupplementaryLetter(int at) {
    return (classOf(text[at]) & SURROGATE) != 0
        && Character.isLetter(Character.codePointAt(text, at, Math.max(length, at + 1)));
  }

  /** Where a word that the line end after {@code at} breaks goes on, or {@code at}. */
  private int lineBroken(int at) {
    int next = Restorer.afterLineEnd(text, at, length);
    return next < length && Character.isLowerCase(text[next]) ? next : at;
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '‐' || c == '‑';
  }

  private boolean joins(int part, int hyphen, int next) {
    int end = runEnd(next);
    return hyphen - part > LONGEST_LISTED
        || end - next > LONGEST_LISTED
        || hyphens.join(
            new String(text, part, hyphen - part), new String(text, next, end - next), kazakh);
  }

  /** The end of an abbreviation with points inside, such as {@code б.з.б.}, or {@code end}. */
  private int dottedEnd(int start, int end) {
    int last = end;
    while (last - start < LONGEST_DOTTED && text[last] == '.' && isLetter(text[last + 1])) {
      last = runEnd(last + 1);
    }
    if (last == end || last - start > LONGEST_DOTTED || !isAbbreviation(start, last)) {
      return end;
    }
    return text[last] == '.' ? last + 1 : last;
  }

  private boolean endsInPoint(int start, int end) {
    if (text[end + 1] == '.' || end - start > LONGEST_LISTED) {
      return false;
    }
    return (end - start == 1 && Character.isUpperCase(text[start])) || isAbbreviation(start, end);
  }

  private boolean isAbbreviation(int start, int end) {
    char[] folded = new char[end - start];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(text[start + i]);
    }
    int next = end + 1;
    while (next < length && isSpace(text[next])) {
      next++;
    }
    return abbreviations.has(new String(folded), text[Math.min(next, length)]);
  }

  // ------------------------------------------------------------------ numbers

  private int number(int start) {
    int end = digitsEnd(start);
    while (end < length && ".,:_".indexOf(text[end]) >= 0 && isDigit(text[end + 1])) {
      end = digitsEnd(end + 1);
    }
    if (text[end] == '\uFE0F' || text[end] == '\u20E3') {
      return add(start, runEnd(end), TokenKind.EMOJI);
    }
    if (kazakh) {
      end = measureEnd(end);
    }
    if (isHyphen(text[end]) && isLetter(text[end + 1]) && joins(end - 1, end, end + 1)) {
      return add(start, runEnd(end + 1), TokenKind.NUMBER);
    }
    if ((classOf(text[end]) & LATIN) != 0) {
      return word(start, end);
    }
    if (isLetter(text[end]) && !isWordChar(text[end + 1]) && text[end + 1] != '.') {
      end++; // a multiple or an ordinal: 5х, 3й
    }
    return add(start, end, TokenKind.NUMBER);
  }

  /**
   * The Kazakh treebank keeps a per cent sign and degrees with their number, the Russian does not.
   */
  private int measureEnd(int at) {
    if (text[at] == '%') {
      return at + 1;
    }
    if (text[at] != '°' && text[at] != 'º') {
      return at;
    }
    boolean scale = "CСFФ".indexOf(text[at + 1]) >= 0 && !isWordChar(text[at + 2]);
    return scale ? at + 2 : at + 1;
  }

  private int digitsEnd(int at) {
    int end = at;
    while (end < length && isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return (classOf(c) & DIGIT) != 0;
  }

  // ------------------------------------------------------------------ marks

  private int mark(int start) {
    char c = text[start];
    int end = link(start);
    if (end > start) {
      return end;
    }
    if (c == '#') {
      end = hashtagEnd(start);
      if (end > start + 1) {
        return add(start, end, TokenKind.HASHTAG);
      }
    }
    end = emoticonEnd(start);
    if (end > start) {
      return add(start, end, TokenKind.EMOTICON);
    }
    if (c == '+' && isDigit(text[start + 1]) && isPhone(start)) {
      return number(start + 1, start);
    }
    end = start + 1;
    while (end < length && text[end] == c) {
      end++;
    }
    if (isEmoji(c) && text[end] == '\uFE0F') {
      return emoji(start);
    }
    if (isBracket(c)) {
      return brackets(start, end);
    }
    if (c == '.' && end == start + 2 && start > 0 && "?!".indexOf(text[start - 1]) >= 0) {
      end--; // the three marks of an exclamation that trails off: ?..
    }
    return add(start, end, isPunctuation(c) ? TokenKind.PUNCTUATION : TokenKind.SYMBOL);
  }

  private int number(int digits, int start) {
    int end = number(digits);
    tokens.remove(tokens.size() - 1);
    return add(start, end, TokenKind.NUMBER);
  }

  private boolean isPhone(int plus) {
    return digitsEnd(plus + 1) - plus > 10 || text[digitsEnd(plus + 1)] == '_';
  }

  private static boolean isPunctuation(char c) {
    return switch (Character.getType(c)) {
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL -> false;
      default -> c != '%' && c != '‰' && c != '#' && c != '&' && c != '@';
    };
  }

  private static boolean isBracket(char c) {
    return "()[]{}".indexOf(c) >= 0;
  }

  /** Brackets that close others stand alone; more of them than are open are a smile. */
  private int brackets(int start, int end) {
    boolean closing = text[start] == ')';
    int count = end - start;
    if (count > 1
        && (text[start] == '(' ? !isClosed(end, count) : closing && openBrackets < count)) {
      openBrackets = 0;
      return add(start, end, TokenKind.EMOTICON);
    }
    for (int i = start; i < end; i++) {
      add(i, i + 1, TokenKind.PUNCTUATION);
    }
    openBrackets =
        text[start] == '('
            ? openBrackets + count
            : closing ? Math.max(0, openBrackets - count) : openBrackets;
    return end;
  }

  /** Whether {@code count} brackets are closed soon after {@code at}. */
  private boolean isClosed(int at, int count) {
    int open = count;
    for (int i = at; i < Math.min(length, at + 500) && open > 0; i++) {
      open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    }
    return open == 0;
  }

  private int hashtagEnd(int start) {
    int end = start + 1;
    while (end < length
        && (isWordChar(text[end])
            || (classOf(text[end]) & (ODD | LETTER)) == ODD
            || text[end] == '_'
            || (isHyphen(text[end]) && isLetter(text[end + 1]) && isLetter(text[end - 1])))) {
      end++;
    }
    return end;
  }

  /** Takes the link around {@code at}, with the tokens that were made of its beginning. */
  private int link(int at) {
    TokenKind kind = TokenKind.URL;
    boolean isLink = false;
    if (text[at] == '@') {
      isLink = links.findEmail(text, length, at);
      kind = TokenKind.EMAIL;
      if (!isLink) {
        isLink = links.findMention(text, length, at);
        kind = TokenKind.MENTION;
      }
    } else if (text[at] == '.' || text[at] == ':') {
      isLink = links.findUrl(text, length, at);
    }
    if (!isLink) {
      return at;
    }
    int kept = tokens.size();
    while (kept > 0 && tokens.get(kept - 1).start() >= links.start()) {
      kept--;
    }
    if (kept > 0 && tokens.get(kept - 1).end() > links.start()) {
      return at;
    }
    tokens.subList(kept, tokens.size()).clear();
    int end = links.end();
    while (kind == TokenKind.MENTION && isHyphen(text[end]) && isWordChar(text[end + 1])) {
      end = runEnd(end + 1);
    }
    return add(links.start(), end, kind);
  }

  // ------------------------------------------------------------------ faces and signs

  private static final String EYES = ":;=";
  private static final String NOSES = "-'^o";
  private static final String MOUTHS = ")(][DPp/\\|*3ЗзРрОоOo";
  private static final List<String> FACES =
      List.of("^_^", "^^", "-_-", "*_*", "o_O", "<3", "o_o", ">_<", "¯\\_(ツ)_/¯");

  private int emoticonEnd(int start) {
    for (String face : FACES) {
      if (face.charAt(0) == text[start] && startsWith(start, face)) {
        return start + face.length();
      }
    }
    if (EYES.indexOf(text[start]) < 0) {
      return start;
    }
    int mouth = start + 1;
    if (NOSES.indexOf(text[mouth]) >= 0) {
      mouth++;
    }
    char c = text[mouth];
    int end = mouth + 1;
    if (c == ')' || c == '(') {
      if (c == ')' && openBrackets > 0 && text[end] != ')') {
        return start;
      }
      while (end < length && text[end] == c) {
        end++;
      }
      return end;
    }
    boolean apart = start == 0 || !isWordChar(text[start - 1]);
    return apart
            && mouth < length
            && MOUTHS.indexOf(c) >= 0
            && !isWordChar(text[end])
            && text[end] != c
        ? end
        : start;
  }

  private boolean startsWith(int at, String what) {
    for (int i = 0; i < what.length(); i++) {
      if (at + i >= length || text[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int symbol(int start) {
    int codePoint = Character.codePointAt(text, start, length);
    if (isEmoji(codePoint)) {
      return emoji(start);
    }
    if (kazakh && codePoint == '№' && isDigit(text[start + 1])) {
      return number(start + 1, start);
    }
    return add(start, start + Character.charCount(codePoint), TokenKind.SYMBOL);
  }

  private int emoji(int start) {
    int end = start;
    while (end < length) {
      int codePoint = Character.codePointAt(text, end, length);
      if (end > start && !isEmoji(codePoint) && !CharTable.isInvisible(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return add(start, end, TokenKind.EMOJI);
  }

  /** The blocks that hold pictograms, and the few older signs among them (Unicode TR 51). */
  private static boolean isEmoji(int codePoint) {
    return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x2600 && codePoint <= 0x27BF)
        || (codePoint >= 0x2300 && codePoint <= 0x23FF)
        || (codePoint >= 0x25A0 && codePoint <= 0x25FF)
        || (codePoint >= 0x2B00 && codePoint <= 0x2BFF)
        || (codePoint >= 0x2190 && codePoint <= 0x21FF)
        || codePoint == 0x203C
        || codePoint == 0x2049
        || codePoint == 0x3030
        || codePoint == 0x303D
        || codePoint == 0x3297
        || codePoint == 0x3299;
  }
}
