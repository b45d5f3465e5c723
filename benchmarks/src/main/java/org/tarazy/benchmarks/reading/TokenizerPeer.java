package org.tarazy.benchmarks.reading;

import com.ibm.icu.text.RuleBasedBreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import opennlp.tools.tokenize.SimpleTokenizer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tarazy.benchmarks.CodeVersion;
import org.tarazy.benchmarks.reading.GoldTexts.Span;

/**
 * A tokenizer under measurement.
 *
 * @param name what the table calls it
 * @param tokenizer from a text to its tokens in order, blanks left out
 */
record TokenizerPeer(String name, Function<String, List<Span>> tokenizer) {

  static List<TokenizerPeer> all() {
    return List.of(
        new TokenizerPeer("Tarazy", tarazy()),
        new TokenizerPeer(
            "OpenNLP SimpleTokenizer " + CodeVersion.ofJar(SimpleTokenizer.class),
            TokenizerPeer::simple),
        new TokenizerPeer(
            "Lucene StandardTokenizer " + CodeVersion.ofJar(StandardTokenizer.class),
            text -> lucene(new StandardTokenizer(), text)),
        new TokenizerPeer(
            "Lucene ICUTokenizer " + CodeVersion.ofJar(ICUTokenizer.class),
            text -> lucene(new ICUTokenizer(), text)),
        new TokenizerPeer(
            "ICU4J BreakIterator " + CodeVersion.ofJar(RuleBasedBreakIterator.class),
            TokenizerPeer::icu),
        new TokenizerPeer("JDK BreakIterator " + Runtime.version().feature(), TokenizerPeer::jdk));
  }

  private static Function<String, List<Span>> tarazy() {
    org.tarazy.text.Tokenizer tokenizer = new org.tarazy.text.Tokenizer();
    return text ->
        tokenizer.tokenize(text).stream()
            .map(token -> new Span(token.start(), token.end()))
            .toList();
  }

  private static List<Span> simple(String text) {
    return Arrays.stream(SimpleTokenizer.INSTANCE.tokenizePos(text))
        .map(span -> new Span(span.getStart(), span.getEnd()))
        .toList();
  }

  private static List<Span> lucene(Tokenizer tokenizer, String text) {
    List<Span> tokens = new ArrayList<>();
    try (tokenizer) {
      tokenizer.setReader(new StringReader(text));
      OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        tokens.add(new Span(offset.startOffset(), offset.endOffset()));
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }

  private static List<Span> jdk(String text) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.forLanguageTag("ru"));
    words.setText(text);
    List<Span> tokens = new ArrayList<>();
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      add(text, start, end, tokens);
      start = end;
    }
    return tokens;
  }

  private static List<Span> icu(String text) {
    com.ibm.icu.text.BreakIterator words =
        com.ibm.icu.text.BreakIterator.getWordInstance(ULocale.forLanguageTag("ru"));
    words.setText(text);
    List<Span> tokens = new ArrayList<>();
    int start = words.first();
    for (int end = words.next(); end != com.ibm.icu.text.BreakIterator.DONE; end = words.next()) {
      add(text, start, end, tokens);
      start = end;
    }
    return tokens;
  }

  private static void add(String text, int start, int end, List<Span> tokens) {
    if (!text.substring(start, end).isBlank()) {
      tokens.add(new Span(start, end));
    }
  }
}
