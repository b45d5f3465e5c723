package org.tarazy.text;

import static org.tarazy.text.CharTable.CYRILLIC;
import static org.tarazy.text.CharTable.LATIN;
import static org.tarazy.text.CharTable.MIXED;
import static org.tarazy.text.CharTable.ODD;
import static org.tarazy.text.CharTable.SURROGATE;
import static org.tarazy.text.CharTable.classOf;
import static org.tarazy.text.CharTable.fold;
import static org.tarazy.text.CharTable.isLetter;
import static org.tarazy.text.CharTable.isSpace;
import static org.tarazy.text.CharTable.isWordChar;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slow path of {@link WordReader}: rewrites a passage that the character tables cannot read
 * into one that they can, and remembers for each character of the result where it came from and
 * what was undone.
 *
 * <ol>
 *   <li>characters: invisible ones and piled marks go, styled forms become letters;
 *   <li>joins: words that a line end or blanks between the letters took apart;
 *   <li>letters: look-alikes and digits become the letters of the word they stand in.
 * </ol>
 *
 * <p>Where it cannot tell an accident from a disguise it leaves the word alone: a Latin stem with a
 * Cyrillic ending ({@code WhatsAppта}) is how people write.
 */
final class Restorer {
  private static final int LONGEST_ABBREVIATION = 4;

  private char[] chars = new char[0];
  private int[] from = new int[0];
  private int[] to = new int[0];
  private byte[] found = new byte[0];
  private int length;
  private final Links links = new Links();

  /** Rewrites the characters of {@code text} from {@code start} to {@code end}. */
  void restore(char[] text, int start, int end) {
    length = 0;
    restoreCharacters(text, start, end);
    ensure(length + 2);
    chars[length] = ' ';
    joinWords();
    chars[length] = ' ';
    restoreLetters();
  }

  /** The rewritten text, with a blank after its end. */
  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  /** Where character {@code i} begins in the original. */
  int from(int i) {
    return from[i];
  }

  /** Where character {@code i} and what was taken off after it ends in the original. */
  int to(int i) {
    return to[i];
  }

  /** What was undone between {@code start} and {@code end}, as {@link Obfuscation#bit}s. */
  int found(int start, int end) {
    int all = 0;
    for (int i = start; i < end; i++) {
      all |= found[i];
    }
    return all;
  }

  // ------------------------------------------------------------------ characters

  private void restoreCharacters(char[] text, int start, int n) {
    int lettersSinceHyphen = 0;
    boolean stressed = false;
    boolean hidden = false;
    int i = start;
    while (i < n) {
      char c = text[i];
      int kind = classOf(c);
      if ((kind & (ODD | SURROGATE)) == 0) {
        boolean letter = (kind & CharTable.LETTER) != 0;
        append(
            c,
            i,
            i + 1,
            hidden && letter && afterLetter() ? Obfuscation.INVISIBLE_CHARACTERS : null);
        hidden = false;
        lettersSinceHyphen = letter ? lettersSinceHyphen + 1 : 0;
        stressed &= letter;
        i++;
        continue;
      }
      int codePoint = Character.codePointAt(text, i, n);
      int next = i + Character.charCount(codePoint);
      if (CharTable.isInvisible(codePoint)) {
        boolean hyphenation = codePoint == 0xAD && lettersSinceHyphen != 1;
        hidden |= !hyphenation && afterAlphabet();
        lettersSinceHyphen = 0;
        if (codePoint == 0xAD) {
          next = skipLineEnd(text, next, n);
        }
        drop(next);
      } else if (codePoint <= 0xFFFF && CharTable.isRemovableMark((char) codePoint)) {
        if (!compose(codePoint, i)) {
          boolean stress = codePoint == 0x301 || codePoint == 0x300;
          if (length > 0 && afterAlphabet() && (!stress || stressed)) {
            found[length - 1] |= (byte) Obfuscation.COMBINING_MARKS.bit();
          }
          stressed |= stress;
        }
        drop(next);
      } else {
        appendForm(codePoint, i, next);
        hidden = false;
        lettersSinceHyphen++;
      }
      i = next;
    }
  }

  private boolean afterLetter() {
    return length > 0 && isLetter(chars[length - 1]);
  }

  /** Joiners and marks are part of how other scripts are written. */
  private boolean afterAlphabet() {
    return length > 0 && (classOf(chars[length - 1]) & MIXED) != 0;
  }

  private static int skipLineEnd(char[] text, int at, int n) {
    int next = afterLineEnd(text, at, n);
    return next < n && isLetter(text[next]) ? next : at;
  }

  /** Where the next line's text begins if only blanks and one line end follow, or {@code at}. */
  static int afterLineEnd(char[] text, int at, int n) {
    int lineEnds = 0;
    int i = at;
    while (i < n && i - at < 64 && isSpace(text[i])) {
      lineEnds += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n') ? 1 : 0;
      i++;
    }
    return lineEnds == 1 ? i : at;
  }

  private void drop(int end) {
    if (length > 0) {
      to[length - 1] = end;
    }
  }

  /** Puts a mark on the letter before it if the two have a form in one: {@code и} and breve. */
  private boolean compose(int mark, int at) {
    if (!afterLetter() || to[length - 1] != at) {
      return false;
    }
    char base = chars[length - 1];
    boolean cyrillic = (classOf(base) & CYRILLIC) != 0;
    if (cyrillic && mark != 0x306 && mark != 0x308) {
      return false;
    }
    String both = Normalizer.normalize("" + base + (char) mark, Normalizer.Form.NFC);
    if (both.length() != 1) {
      return false;
    }
    chars[length - 1] = both.charAt(0);
    return true;
  }

  private void appendForm(int codePoint, int start, int end) {
    String form = "";
    if (Character.isLetterOrDigit(codePoint) || codePoint <= 0xFFFF || isEnclosed(codePoint)) {
      form = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    }
    boolean styled = !form.isEmpty() && form.codePointAt(0) != codePoint;
    for (int i = 0; i < form.length() && styled; i++) {
      styled = isWordChar(form.charAt(i)) && isLetter(form.charAt(i)) == isLetter(form.charAt(0));
    }
    if (styled) {
      for (int i = 0; i < form.length(); i++) {
        append(
            form.charAt(i),
            start,
            end,
            isDisguise(codePoint) ? Obfuscation.COMPATIBILITY_FORMS : null);
      }
    } else {
      char[] units = Character.toChars(codePoint);
      for (int i = 0; i < units.length; i++) {
        append(units[i], start + i, start + i + 1, null);
      }
    }
  }

  /** Whether {@code codePoint} is one of the squared and circled letters beyond the BMP. */
  static boolean isEnclosed(int codePoint) {
    return codePoint >= 0x1F130 && codePoint <= 0x1F14F;
  }

  private static boolean isDisguise(int codePoint) {
    return (codePoint >= 0xFF21 && codePoint <= 0xFF5A)
        || (codePoint >= 0x24B6 && codePoint <= 0x24E9)
        || (codePoint >= 0x1D2C && codePoint <= 0x1DBF)
        || (codePoint >= 0x02B0 && codePoint <= 0x02B8)
        || (codePoint >= 0x2070 && codePoint <= 0x209C)
        || (codePoint >= 0x2102
            && codePoint <= 0x2149
            && codePoint != 0x212A
            && codePoint != 0x212B)
        || codePoint >= 0x10000;
  }

  private void append(char c, int start, int end, @Nullable Obfuscation undone) {
    ensure(length + 1);
    chars[length] = c;
    from[length] = start;
    to[length] = end;
    found[length] = (byte) (undone == null ? 0 : undone.bit());
    length++;
  }

  private void ensure(int size) {
    if (chars.length < size) {
      int more = Math.max(256, size + size / 2);
      chars = Arrays.copyOf(chars, more);
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
      found = Arrays.copyOf(found, more);
    }
  }

  // ------------------------------------------------------------------ joins

  private void joinWords() {
    int out = 0;
    int i = 0;
    while (i < length) {
      boolean wordBegins =
          isLetter(chars[i]) && (i == 0 || !(isWordChar(chars[i - 1]) || isLinkSign(chars[i - 1])));
      int end = wordBegins ? spacedEnd(i) : i;
      if (end > i) {
        out = joinSpaced(i, end, out);
        i = end;
      } else if (fold(chars[i]) == '-' && isHyphenation(i)) {
        int next = afterLineEnd(chars, i + 1, length);
        to[out - 1] = from[next];
        i = next;
      } else {
        move(i++, out++);
      }
    }
    length = out;
  }

  private void move(int source, int target) {
    chars[target] = chars[source];
    from[target] = from[source];
    to[target] = to[source];
    found[target] = found[source];
  }

  /** Whether the hyphen {@code at} was put there to break a line, and not by the spelling. */
  private boolean isHyphenation(int at) {
    int next = afterLineEnd(chars, at + 1, length);
    if (at == 0 || !isLetter(chars[at - 1]) || next == at + 1 || next >= length) {
      return false;
    }
    int end = next;
    while (end < length && end - next < 8 && isLetter(chars[end])) {
      end++;
    }
    return Character.isLowerCase(chars[next])
        && !PARTICLES.contains("|" + new String(chars, next, end - next) + "|");
  }

  /** Endings that Russian spelling sets off with a hyphen. */
  private static final String PARTICLES = "|то|либо|нибудь|таки|ка|де|с|";

  /** The end of the letters from {@code start} on that stand apart by the same sign, or start. */
  private int spacedEnd(int start) {
    char sign = chars[start + 1];
    if (start + 4 >= length || !isSeparator(sign)) {
      return start;
    }
    int end = start + 1;
    int letters = 1;
    int words = isOneLetterWord(chars[start]) ? 1 : 0;
    boolean alphabet = true;
    while (end + 1 < length
        && chars[end] == sign
        && isLetter(chars[end + 1])
        && !isWordChar(chars[end + 2])) {
      letters++;
      words += isOneLetterWord(chars[end + 1]) ? 1 : 0;
      alphabet &= fold(chars[end + 1]) == fold(chars[end - 1]) + 1;
      end += 2;
    }
    boolean disguised =
        letters >= 3
            && !(alphabet && letters <= 40)
            && (letters >= 5 || letters - words >= (letters == 3 ? 2 : 1));
    return disguised ? end : start;
  }

  private int joinSpaced(int start, int end, int at) {
    int letters = (end - start + 1) / 2;
    boolean abbreviation =
        chars[start + 1] == '.'
            && letters <= LONGEST_ABBREVIATION
            && (chars[end] == '.' || Character.isUpperCase(chars[start]));
    int out = at;
    for (int i = start; i < end; i += 2) {
      move(i, out);
      if (!abbreviation) {
        found[out] |= (byte) Obfuscation.SPACED_LETTERS.bit();
      }
      to[out] = i + 2 < end ? from[i + 2] : to[i];
      out++;
    }
    return out;
  }

  private static boolean isSeparator(char c) {
    return c != '\n' && c != '\r' && (isSpace(c) || ".-_*·•~|^–—♥❤".indexOf(c) >= 0);
  }

  /** The last letter of an address is not the first of a word that is spaced out. */
  private static boolean isLinkSign(char c) {
    return "/?&=#%@".indexOf(c) >= 0;
  }

  private static boolean isOneLetterWord(char c) {
    return "абвжикосуяэaeiousvky".indexOf(fold(c)) >= 0;
  }

  // ------------------------------------------------------------------ letters

  private void restoreLetters() {
    links.reset();
    int i = 0;
    while (i < length) {
      if (!isWordChar(chars[i])) {
        i++;
        continue;
      }
      int end = i;
      int kinds = 0;
      while (end < length && isLetterLike(end)) {
        kinds |= classOf(chars[end]);
        end++;
      }
      int linkEnd = linkEnd(end);
      if (linkEnd > end || (i > 0 && chars[i - 1] == '@')) {
        i = Math.max(linkEnd, end);
        continue;
      }
      if ((kinds & MIXED) == MIXED) {
        unifyScript(i, end);
      }
      if ((kinds & CharTable.LETTER) != 0) {
        replaceDigits(i, end);
      }
      i = end;
    }
  }

  private boolean isLetterLike(int at) {
    char c = chars[at];
    return isWordChar(c)
        || (c == '@' && at > 0 && isCyrillic(chars[at - 1]) && isCyrillic(chars[at + 1]));
  }

  private static boolean isCyrillic(char c) {
    return (classOf(c) & MIXED) == CYRILLIC;
  }

  private int linkEnd(int at) {
    char c = chars[at];
    boolean link =
        at < length
            && ((c == '.' || c == ':')
                ? links.findUrl(chars, length, at)
                : c == '@' && links.findEmail(chars, length, at));
    return link ? links.end() : at;
  }

  private void unifyScript(int start, int end) {
    int cyrillic = 0;
    int latin = 0;
    int others = 0;
    boolean sameAsCyrillic = true;
    boolean nearCyrillic = true;
    boolean sameAsLatin = true;
    boolean habit = true;
    for (int i = start; i < end; i++) {
      char c = chars[i];
      int script = classOf(c) & MIXED;
      if (script == CYRILLIC) {
        cyrillic++;
        sameAsLatin &= LookAlikes.latin(c) != 0;
      } else if (script != 0) {
        latin += script == LATIN ? 1 : 0;
        others += script == MIXED ? 1 : 0;
        sameAsCyrillic &= LookAlikes.cyrillic(c) != 0;
        nearCyrillic &= LookAlikes.nearCyrillic(c) != 0;
        sameAsLatin &= script == LATIN || LookAlikes.latin(c) != 0;
        habit &= LookAlikes.isHabit(c);
      }
    }
    if (cyrillic + latin == 0 || (latin > 0 && cyrillic > 0 && isStemAndEnding(start, end))) {
      return;
    }
    boolean toCyrillic =
        cyrillic > 0
            && ((sameAsCyrillic && (!sameAsLatin || cyrillic >= latin))
                || (nearCyrillic && cyrillic >= 2 * (latin + others)));
    if (!toCyrillic && (!sameAsLatin || latin == 0)) {
      return;
    }
    for (int i = start; i < end; i++) {
      char c = chars[i];
      char other =
          (classOf(c) & MIXED) == (toCyrillic ? CYRILLIC : LATIN)
              ? 0
              : toCyrillic ? LookAlikes.nearCyrillic(c) : LookAlikes.latin(c);
      if (other != 0) {
        chars[i] = other;
        found[i] |= (byte) (toCyrillic && habit ? 0 : Obfuscation.LOOK_ALIKES.bit());
      }
    }
  }

  /** Whether a Cyrillic ending follows a Latin stem in capitals: {@code PCға, MBAда}. */
  private boolean isStemAndEnding(int start, int end) {
    int i = start;
    while (i < end && (classOf(chars[i]) & MIXED) == LATIN && Character.isUpperCase(chars[i])) {
      i++;
    }
    int stem = i - start;
    while (i < end && isCyrillic(chars[i]) && Character.isLowerCase(chars[i])) {
      i++;
    }
    return stem >= 2 && i == end && i - start > stem;
  }

  private void replaceDigits(int start, int end) {
    int letters = 0;
    int cyrillic = 0;
    for (int i = start; i < end; i++) {
      letters += isLetter(chars[i]) ? 1 : 0;
      cyrillic += isCyrillic(chars[i]) ? 1 : 0;
    }
    boolean toCyrillic = 2 * cyrillic >= letters;
    int signs = end - start - letters;
    if (toCyrillic ? letters < 2 || letters < signs : signs < 2 || letters < 2 * signs) {
      return;
    }
    for (int i = start; i < end; i++) {
      char letter =
          toCyrillic
              ? LookAlikes.cyrillicOfDigit(
                  chars[i],
                  i > start
                      && i + 1 < end
                      && isConsonant(chars[i - 1])
                      && isConsonant(chars[i + 1]))
              : LookAlikes.latinOfDigit(chars[i]);
      if (letter != 0 && standsForLetter(i, start, end, toCyrillic)) {
        chars[i] = letter;
        found[i] |= (byte) Obfuscation.DIGITS_FOR_LETTERS.bit();
      }
    }
  }

  private static boolean isConsonant(char c) {
    return isCyrillic(c) && "аәеёиіоөуұүыэюяьъ".indexOf(fold(c)) < 0;
  }

  /**
   * A single digit between letters does, and a zero at the edge of a Cyrillic word of some length;
   * {@code 4G}, {@code covid19}, {@code 5мм} and {@code топ10} keep theirs.
   */
  private boolean standsForLetter(int at, int start, int end, boolean cyrillic) {
    boolean after = at > start && isLetter(chars[at - 1]);
    boolean before = at + 1 < end && isLetter(chars[at + 1]);
    boolean edge =
        cyrillic && chars[at] == '0' && end - start > 3 && (at == start || at == end - 1);
    return edge ? after || before : after && before;
  }
}
