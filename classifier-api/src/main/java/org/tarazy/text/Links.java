package org.tarazy.text;

import static org.tarazy.text.CharTable.isLetter;
import static org.tarazy.text.CharTable.isSpace;
import static org.tarazy.text.CharTable.isWordChar;

import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Finds web addresses, e-mail addresses and mentions around the character that gives them away: a
 * dot or a colon between two words, or an at sign. The last match is kept in fields, so that
 * nothing is allocated; one thread at a time.
 *
 * <p>A bare domain counts when its last label is a top-level domain that people in Kazakhstan and
 * Russia write, or when a path follows it. Everything is linear in the text: a chain of labels that
 * is no domain is not looked at again from its later dots.
 */
final class Links {
  private static final int LONGEST_SCHEME = 12;
  private static final int LONGEST_LABEL = 63;

  private static final long[] TOP_LEVEL =
      sorted(
          """
      ru kz su by ua uz kg tm tj am az ge md de fr uk us eu tr cn nl pl it
      com org net info me io tv cc gov edu mil biz pro app dev xyz art name site shop club news
      link live team work chat blog kids asia mobi wiki fm to ly gl gg ai be рф рус қаз бел укр мкд
          """);

  private int start;
  private int end;
  private int searchedTo;

  private static long[] sorted(String labels) {
    StringTokenizer tokens = new StringTokenizer(labels);
    long[] sorted = new long[tokens.countTokens()];
    for (int i = 0; i < sorted.length; i++) {
      String label = tokens.nextToken();
      sorted[i] = packed(label.toCharArray(), 0, label.length());
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** To be called before each new text. */
  void reset() {
    searchedTo = 0;
  }

  /** Where the link that was found begins. */
  int start() {
    return start;
  }

  /** Where the link that was found ends, exclusive. */
  int end() {
    return end;
  }

  /** Looks for a web address whose first dot or colon stands at {@code at}. */
  boolean findUrl(char[] text, int length, int at) {
    if (at == 0 || !isWordChar(text[at - 1]) || at + 1 >= length) {
      return false;
    }
    return text[at] == ':' ? findSchemed(text, length, at) : findDomain(text, length, at);
  }

  private boolean findSchemed(char[] text, int length, int colon) {
    if (colon + 3 >= length
        || text[colon + 1] != '/'
        || text[colon + 2] != '/'
        || isSpace(text[colon + 3])) {
      return false;
    }
    int from = colon;
    while (from > 0 && isAsciiLetter(text[from - 1])) {
      from--;
    }
    int to = rest(text, length, colon + 3);
    if (from == colon || colon - from > LONGEST_SCHEME || to == colon + 3) {
      return false;
    }
    return found(from, to);
  }

  private boolean findDomain(char[] text, int length, int dot) {
    if (dot < searchedTo || !isWordChar(text[dot + 1])) {
      return false;
    }
    int to = domainEnd(text, length, dot + 1);
    searchedTo = to;
    int from = dot;
    while (from > 0 && dot - from <= LONGEST_LABEL && isLabelChar(text[from - 1])) {
      from--;
    }
    while (text[from] == '-') {
      from++;
    }
    boolean world =
        dot - from == 3
            && (text[from] | 32) == 'w'
            && (text[from + 1] | 32) == 'w'
            && (text[from + 2] | 32) == 'w';
    if (world || endsInTopLevelDomain(text, dot, to) || followedByPath(text, length, dot, to)) {
      boolean more = to < length && "/:?#".indexOf(text[to]) >= 0;
      return found(from, more ? rest(text, length, to) : to);
    }
    return false;
  }

  /** Looks for an e-mail address around the at sign {@code at}. */
  boolean findEmail(char[] text, int length, int at) {
    int from = at;
    while (from > 0 && at - from <= LONGEST_LABEL && isLocalChar(text[from - 1])) {
      from--;
    }
    while (from < at && !isWordChar(text[from])) {
      from++;
    }
    if (from == at || at + 1 >= length || !isWordChar(text[at + 1])) {
      return false;
    }
    int to = domainEnd(text, length, at + 1);
    int label = lastLabel(text, at + 1, to);
    if (label == at + 1 || to - label < 2 || !isLetter(text[label])) {
      return false;
    }
    return found(from, to);
  }

  /** Looks for a mention that begins with the at sign {@code at}. */
  boolean findMention(char[] text, int length, int at) {
    if (at > 0 && isWordChar(text[at - 1])) {
      return false;
    }
    int to = at + 1;
    while (to < length && (isWordChar(text[to]) || text[to] == '_')) {
      to++;
    }
    return to - at > 2 && found(at, to);
  }

  private boolean found(int from, int to) {
    start = from;
    end = to;
    return true;
  }

  /** The end of the chain of labels that begins at {@code from}. */
  private static int domainEnd(char[] text, int length, int from) {
    int to = from;
    while (to < length
        && (isLabelChar(text[to])
            || (text[to] == '.' && to + 1 < length && isWordChar(text[to + 1])))) {
      to++;
    }
    while (text[to - 1] == '-') {
      to--;
    }
    return to;
  }

  private static int lastLabel(char[] text, int from, int to) {
    int label = to;
    while (label > from && text[label - 1] != '.') {
      label--;
    }
    return label;
  }

  private static boolean endsInTopLevelDomain(char[] text, int dot, int to) {
    int label = lastLabel(text, dot, to);
    return to - label <= 4 && Arrays.binarySearch(TOP_LEVEL, packed(text, label, to)) >= 0;
  }

  private static boolean followedByPath(char[] text, int length, int dot, int to) {
    if (to + 1 >= length || text[to] != '/' || !isWordChar(text[to + 1])) {
      return false;
    }
    int label = lastLabel(text, dot, to);
    for (int i = label; i < to; i++) {
      if (!isAsciiLetter(text[i])) {
        return false;
      }
    }
    return to - label >= 2;
  }

  /** The end of port, path, query and fragment from {@code from} on. */
  private static int rest(char[] text, int length, int from) {
    int to = from;
    while (to < length && !isSpace(text[to]) && "<>\"«»“”„|".indexOf(text[to]) < 0) {
      to++;
    }
    while (to > from && ".,!?;:)]}'…*".indexOf(text[to - 1]) >= 0) {
      to--;
    }
    return to;
  }

  private static boolean isLabelChar(char c) {
    return isWordChar(c) || c == '-';
  }

  private static boolean isLocalChar(char c) {
    return isWordChar(c) || c == '.' || c == '-' || c == '_' || c == '+';
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  /** Up to four folded characters in one number. */
  private static long packed(char[] text, int from, int to) {
    long packed = 0;
    for (int i = from; i < to; i++) {
      packed = packed << 16 | CharTable.fold(text[i]);
    }
    return packed;
  }
}
