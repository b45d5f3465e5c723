package org.tarazy.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tarazy.Classification;
import org.tarazy.Evidence;
import org.tarazy.Explanation;
import org.tarazy.LabelProbability;

/**
 * One text as a web page for a reviewer: what the model found, the words for and against a label,
 * and the sentences that weigh most.
 *
 * <p>The page is one file without scripts, images or addresses of any kind, forbids the browser to
 * load anything, and follows the reader's choice of light or dark. Whatever the text contains is
 * shown as characters: markup is escaped, and characters that have no shape or turn the direction
 * of writing are shown by their code.
 */
public final class EvidencePage {
  private static final int MOST_PASSAGES = 5;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--line:#d5d5dc;--for:186,60,20;\
      --against:0,100,170}
      @media(prefers-color-scheme:dark){:root{--ink:#e8e8ee;--paper:#17171b;--line:#44444e;\
      --for:255,140,90;--against:110,190,255}}
      body{font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);\
      max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
      h1{font-size:1.3rem}h2{font-size:1.05rem;margin-top:2rem}
      table{border-collapse:collapse}td,th{border-bottom:1px solid var(--line);\
      padding:.2rem 1rem .2rem 0;text-align:left}
      td,th{vertical-align:top;overflow-wrap:break-word}th{white-space:nowrap}
      td ul{margin:0;padding-left:1.1rem}td li{margin:0}
      a{color:rgb(var(--against))}
      td.n{text-align:right;font-variant-numeric:tabular-nums}
      .text{white-space:pre-wrap;border:1px solid var(--line);border-radius:.4rem;padding:1rem}
      mark{color:inherit;border-radius:.2rem;padding:0 .1em}
      mark.for{background:rgba(var(--for),var(--w));border-bottom:2px solid rgb(var(--for))}
      mark.against{background:rgba(var(--against),var(--w));\
      border-bottom:2px dotted rgb(var(--against))}
      code.c{font-size:.7em;border:1px solid var(--line);border-radius:.2rem;padding:0 .2em}
      li{margin:.4rem 0}footer{margin-top:2rem;border-top:1px solid var(--line);font-size:.85rem}
      @media print{body{max-width:none}}
      """;

  private EvidencePage() {}

  /**
   * A page on what the proposed label (the most probable one where none is proposed) rests on.
   *
   * @param title what stands above; such as the text's identity
   * @param text the text that was explained
   * @param model what the footer calls the model
   * @param notes what else the reviewer should see, such as the {@link ReviewReason#detail()}s
   */
  public static String of(
      String title, CharSequence text, Explanation explanation, String model, List<String> notes) {
    List<String> proposed = explanation.classification().decision().labels();
    String label =
        proposed.isEmpty() ? explanation.classification().best().label() : proposed.get(0);
    return of(title, text, explanation, label, model, notes);
  }

  /**
   * A page on what {@code label} rests on.
   *
   * @throws IllegalArgumentException if the model has no such label
   */
  public static String of(
      String title,
      CharSequence text,
      Explanation explanation,
      String label,
      String model,
      List<String> notes) {
    StringBuilder page = new StringBuilder(4096 + 2 * text.length());
    begin(page, title);
    summary(page, explanation.classification());
    if (!notes.isEmpty()) {
      page.append("<h2>Notes</h2>\n<ul>\n");
      for (String note : notes) {
        page.append("<li>");
        escape(page, note, true);
        page.append("</li>\n");
      }
      page.append("</ul>\n");
    }
    page.append("<h2>Words for and against “");
    escape(page, label, true);
    page.append("”</h2>\n<p>Solid underline: for. Dotted underline: against. ")
        .append("The deeper the colour, the more a word weighs.</p>\n")
        .append("<div class=\"text\" dir=\"auto\">");
    highlight(page, text, explanation.evidence(label));
    page.append("</div>\n<h2>Sentences that speak for it most</h2>\n<ol>\n");
    Passage.ranked(text, explanation, label).stream()
        .filter(passage -> passage.weight() > 0)
        .limit(MOST_PASSAGES)
        .forEach(passage -> passage(page, passage));
    page.append("</ol>\n<footer><p>");
    escape(page, model, true);
    page.append("</p>\n<p>This is a proposal by a program. A person decides.</p></footer>\n")
        .append("</body>\n</html>\n");
    return page.toString();
  }

  /** Everything up to the heading. */
  static void begin(StringBuilder page, String title) {
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape(page, title, false);
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
    escape(page, title, true);
    page.append("</h1>\n");
  }

  private static void summary(StringBuilder page, Classification classification) {
    page.append("<table>\n<tr><th>Label</th><th>Probability</th></tr>\n");
    for (LabelProbability label : classification.probabilities()) {
      page.append("<tr><td>");
      escape(page, label.label(), true);
      page.append("</td><td class=\"n\">")
          .append(String.format(Locale.ROOT, "%.3f", label.probability()))
          .append("</td></tr>\n");
    }
    page.append("</table>\n<p>Language: ").append(classification.language());
    if (!classification.decision().isAssigned()) {
      page.append(". Left to a person: ")
          .append(
              classification.decision().reasons().stream()
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")));
    }
    page.append(".</p>\n");
  }

  private static void passage(StringBuilder page, Passage passage) {
    page.append("<li dir=\"auto\">");
    List<Evidence> words = new ArrayList<>();
    for (Evidence word : passage.evidence()) {
      words.add(
          new Evidence(
              word.start() - passage.start(),
              word.end() - passage.start(),
              word.text(),
              word.label(),
              word.weight()));
    }
    words.sort(java.util.Comparator.comparingInt(Evidence::start));
    highlight(page, passage.text(), words);
    page.append(" <small>").append(signed(passage.weight())).append("</small></li>\n");
  }

  private static void highlight(StringBuilder page, CharSequence text, List<Evidence> words) {
    double heaviest = 1e-9;
    for (Evidence word : words) {
      heaviest = Math.max(heaviest, Math.abs(word.weight()));
    }
    int done = 0;
    for (Evidence word : words) {
      int start = Math.max(done, Math.min(word.start(), text.length()));
      int end = Math.min(word.end(), text.length());
      double share = Math.abs(word.weight()) / heaviest;
      if (start >= end || share < 0.05) {
        continue;
      }
      escape(page, text.subSequence(done, start), true);
      page.append("<mark class=\"")
          .append(word.weight() > 0 ? "for" : "against")
          .append("\" style=\"--w:")
          .append(String.format(Locale.ROOT, "%.2f", 0.6 * share))
          .append("\" title=\"")
          .append(signed(word.weight()))
          .append("\">");
      escape(page, text.subSequence(start, end), true);
      page.append("</mark>");
      done = end;
    }
    escape(page, text.subSequence(done, text.length()), true);
  }

  private static String signed(double weight) {
    return String.format(Locale.ROOT, "%+.2f", weight);
  }

  /**
   * Writes text so that it can be nothing but text.
   *
   * @param markup whether hidden characters may be set off by markup, which titles cannot have
   */
  static void escape(StringBuilder page, CharSequence text, boolean markup) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\t', ' ' -> page.append((char) c);
                default -> {
                  if (isHidden(c)) {
                    page.append(markup ? "<code class=\"c\">" : "[")
                        .append(String.format(Locale.ROOT, "U+%04X", c))
                        .append(markup ? "</code>" : "]");
                  } else {
                    page.appendCodePoint(c);
                  }
                }
              }
            });
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          c != 0x200D && c != '\r';
      default -> false;
    };
  }
}
