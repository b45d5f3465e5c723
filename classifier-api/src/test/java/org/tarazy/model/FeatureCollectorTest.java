package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarazy.text.WordReader;

class FeatureCollectorTest {
  private static final FeatureOptions ALL = SmallModel.OPTIONS;

  private static List<Integer> inBlocks(String text, FeatureOptions options) {
    WordReader words = new WordReader();
    words.read(text);
    FeatureCollector collector = new FeatureCollector(options);
    collector.start(words);
    List<Integer> all = new ArrayList<>();
    while (collector.next()) {
      addTo(all, collector);
    }
    assertThat(collector.size()).isZero();
    return all;
  }

  private static List<Integer> wordByWord(String text, FeatureOptions options) {
    WordReader words = new WordReader();
    words.read(text);
    FeatureCollector collector = new FeatureCollector(options);
    collector.start(words);
    List<Integer> all = new ArrayList<>();
    int count = 0;
    while (collector.nextWord()) {
      addTo(all, collector);
      count++;
    }
    assertThat(count).isEqualTo(words.wordCount());
    return all;
  }

  private static void addTo(List<Integer> all, FeatureCollector collector) {
    for (int i = 0; i < collector.size(); i++) {
      all.add(collector.occurrences()[i]);
    }
  }

  private static Map<FeatureGroup, Integer> counts(String text, FeatureOptions options) {
    Map<FeatureGroup, Integer> counts = new EnumMap<>(FeatureGroup.class);
    for (int occurrence : inBlocks(text, options)) {
      counts.merge(
          FeatureGroup.values()[occurrence >>> FeatureCollector.SLOT_BITS], 1, Integer::sum);
    }
    return counts;
  }

  private static FeatureOptions only(FeatureGroup group, int shortest, int longest) {
    return new FeatureOptions(1 << 18, shortest, longest, Map.of(group, 1));
  }

  @Property(tries = 300, seed = "20260101")
  void blocksAndWordsGiveTheSameOccurrences(@ForAll String text) {
    assertThat(wordByWord(text, ALL)).isEqualTo(inBlocks(text, ALL));
  }

  @Test
  void readsLongTextsInManyBlocks() {
    String text = "Кең далада жусан иісі аңқиды ".repeat(500);
    List<Integer> occurrences = inBlocks(text, ALL);
    assertThat(occurrences).hasSizeGreaterThan(2 * new FeatureCollector(ALL).occurrences().length);
    assertThat(wordByWord(text, ALL)).isEqualTo(occurrences);
  }

  @Property(tries = 100, seed = "20260101")
  void slotsStayInsideTheirRange(@ForAll String text) {
    FeatureOptions few = ALL.withSlots(1 << 8);
    for (int occurrence : inBlocks(text + " жел", few)) {
      assertThat(occurrence & FeatureCollector.SLOT_MASK).isLessThan(few.slots());
      assertThat(occurrence >>> FeatureCollector.SLOT_BITS)
          .isBetween(0, FeatureGroup.values().length - 1);
    }
  }

  @Test
  void ngramsIncludeTheBoundariesOfAWordAndStayInsideIt() {
    FeatureOptions ngrams = only(FeatureGroup.NGRAM, 2, 3);
    // "_ана_": four of two characters, three of three.
    assertThat(counts("ана", ngrams)).isEqualTo(Map.of(FeatureGroup.NGRAM, 7));
    assertThat(counts("ана ана", ngrams)).isEqualTo(Map.of(FeatureGroup.NGRAM, 14));
    assertThat(inBlocks("ана", ngrams)).doesNotHaveDuplicates();
  }

  @Test
  void anNgramLongerThanTheWordIsNotMade() {
    assertThat(inBlocks("я", only(FeatureGroup.NGRAM, 4, 5))).isEmpty();
    assertThat(inBlocks("я", only(FeatureGroup.NGRAM, 3, 8))).hasSize(1);
  }

  @Test
  void numbersAndMarksAreWordsWithoutNgrams() {
    assertThat(inBlocks("2024 ! 😂", only(FeatureGroup.NGRAM, 2, 5))).isEmpty();
    assertThat(inBlocks("2024 ! 😂", only(FeatureGroup.WORD, 2, 5))).hasSize(3);
  }

  @Test
  void pairsAreOneFewerThanWords() {
    FeatureOptions pairs = only(FeatureGroup.WORD_PAIR, 2, 5);
    assertThat(inBlocks("тау", pairs)).isEmpty();
    assertThat(inBlocks("тау мен дала", pairs)).hasSize(2);
    assertThat(inBlocks("тау дала", pairs)).isNotEqualTo(inBlocks("дала тау", pairs));
  }

  @Test
  void skipsJoinWordsWithOneOrTwoBetweenThem() {
    FeatureOptions skips = only(FeatureGroup.SKELETON_SKIP, 2, 5);
    assertThat(inBlocks("тау мен", skips)).isEmpty();
    assertThat(inBlocks("тау мен дала", skips)).hasSize(1);
    assertThat(inBlocks("тау мен дала көл", skips)).hasSize(3);
    assertThat(inBlocks("тау мен дала көл орман", skips)).hasSize(5);
    assertThat(inBlocks("тау мен дала", skips))
        .isEqualTo(inBlocks("тау әрі дала", skips))
        .isNotEqualTo(inBlocks("дала мен тау", skips));
    // However far apart, they are the same feature: only the pair "тау дала" is in both.
    assertThat(inBlocks("тау мен көк дала", skips)).containsAll(inBlocks("тау мен дала", skips));
  }

  @ParameterizedTest
  @EnumSource(names = {"PREFIX_PAIR", "PREFIX_SKIP"})
  void prefixesJoinWordsWhateverTheirEndings(FeatureGroup group) {
    FeatureOptions prefixes = only(group, 2, 5);
    assertThat(inBlocks("таулар теңізде даламен", prefixes))
        .isEqualTo(inBlocks("тауларға теңізге далада", prefixes))
        .isNotEmpty();
    assertThat(inBlocks("таулар теңізде даламен", prefixes))
        .isNotEqualTo(inBlocks("даламен теңізде таулар", prefixes));
  }

  @Test
  void suffixesJoinNeighboursWhateverTheirStems() {
    FeatureOptions suffixes = only(FeatureGroup.SUFFIX_PAIR, 2, 5);
    assertThat(inBlocks("таудан келген", suffixes))
        .isEqualTo(inBlocks("даладан жеген", suffixes))
        .isNotEqualTo(inBlocks("келген таудан", suffixes))
        .hasSize(1);
  }

  @Test
  void slotsOfAPowerOfTwoAreTheHighBitsOfThoseOfALargerOne() {
    String text = "Кең далада жусан иісі аңқиды";
    List<Integer> many = inBlocks(text, ALL.withSlots(1 << 20));
    List<Integer> few = inBlocks(text, ALL.withSlots(1 << 12));
    assertThat(few).hasSameSizeAs(many);
    for (int i = 0; i < many.size(); i++) {
      assertThat(few.get(i) & FeatureCollector.SLOT_MASK)
          .isEqualTo((many.get(i) & FeatureCollector.SLOT_MASK) >>> 8);
    }
  }

  @Test
  void onlyTheGroupsWithAWeightAreCollected() {
    for (FeatureGroup group : FeatureGroup.values()) {
      assertThat(counts("кең жасыл дала", only(group, 2, 5))).containsOnlyKeys(group);
    }
    assertThat(counts("кең жасыл дала", ALL)).containsOnlyKeys(FeatureGroup.values());
  }

  @Test
  void spellingsOfAWordMeetInTheSkeletonAlone() {
    assertThat(inBlocks("keremet", only(FeatureGroup.SKELETON, 2, 5)))
        .isEqualTo(inBlocks("керемет", only(FeatureGroup.SKELETON, 2, 5)));
    assertThat(inBlocks("keremet", only(FeatureGroup.WORD, 2, 5)))
        .isNotEqualTo(inBlocks("керемет", only(FeatureGroup.WORD, 2, 5)));
    assertThat(skeletonHash("keremet")).isEqualTo(skeletonHash("керемет"));
    assertThat(skeletonHash("керемет")).isNotEqualTo(skeletonHash("керемед"));
  }

  private static int skeletonHash(String word) {
    WordReader words = new WordReader();
    words.read(word);
    FeatureCollector collector = new FeatureCollector(ALL);
    collector.start(words);
    collector.nextWord();
    return collector.lastSkeletonHash();
  }

  @Test
  void aTextStartedMidwayForgetsTheTextBefore() {
    WordReader words = new WordReader();
    FeatureCollector collector = new FeatureCollector(ALL);
    words.read("тау мен дала");
    collector.start(words);
    collector.nextWord();
    words.read("теңіз толқыны");
    collector.start(words);
    List<Integer> all = new ArrayList<>();
    while (collector.next()) {
      addTo(all, collector);
    }
    assertThat(all).isEqualTo(inBlocks("теңіз толқыны", ALL));
  }

  @Test
  void aWordOfAnyLengthFitsTheBlock() {
    FeatureOptions most =
        new FeatureOptions(
            1 << 18, 1, 8, Map.of(FeatureGroup.NGRAM, 1, FeatureGroup.SKELETON_NGRAM, 1));
    String word = "абвгд".repeat(50_000);
    List<Integer> occurrences = inBlocks(word + " " + word, most);
    assertThat(occurrences).isNotEmpty();
    assertThat(wordByWord(word + " " + word, most)).isEqualTo(occurrences);
  }
}
