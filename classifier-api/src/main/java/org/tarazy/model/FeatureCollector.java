package org.tarazy.model;

import org.tarazy.text.WordReader;

/**
 * Turns the words of a text into feature occurrences.
 *
 * <p>The protocol:
 *
 * <ol>
 *   <li>{@link WordReader#read} a text, then {@link #start} on that reader;
 *   <li>{@link #next()} fills {@link #occurrences()} with {@link #size()} occurrences of the next
 *       few words, until it returns {@code false}.
 * </ol>
 *
 * <p>Occurrences come in blocks, so that memory does not grow with the text. An occurrence is an
 * {@code int}: the slot in the low {@value #SLOT_BITS} bits, the ordinal of its {@link
 * FeatureGroup} above. A collector is scratch memory: one thread at a time, nothing is allocated
 * after construction.
 */
public final class FeatureCollector {
  /** How many bits of an occurrence hold the slot; those above hold the group. */
  public static final int SLOT_BITS = 24;

  /** The bits of an occurrence that hold the slot. */
  public static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

  /**
   * Enough for a few hundred ordinary words; a block ends when no further ordinary word is sure to
   * fit.
   */
  private static final int BLOCK = 1 << 13;

  // Of FNV-1a (Fowler, Noll and Vo), here over chars instead of bytes.
  private static final int PRIME = 0x01000193;

  /**
   * N-grams are read from this many characters of a word: more is no word, and a block must end.
   */
  private static final int LONGEST_WORD = 256;

  /** So many letters of a skeleton, and all of a shorter one. */
  private static final int PREFIX = 4;

  private static final int SUFFIX = 3;

  private static final FeatureGroup[] GROUPS = FeatureGroup.values();

  private final long slots;
  private final int minNgram;
  private final int maxNgram;
  private final boolean words;
  private final boolean pairs;
  private final boolean ngrams;
  private final boolean skeletons;
  private final boolean skeletonPairs;
  private final boolean skeletonNgrams;
  private final boolean skips;
  private final boolean prefixPairs;
  private final boolean prefixSkips;
  private final boolean suffixPairs;
  private final boolean affixesJoin;
  private final int reserve;

  private final int[] occurrences = new int[BLOCK];
  private int size;

  private WordReader reader = new WordReader();
  private int nextWord;
  private int previousHash;

  /** Hashes of the skeletons of the three words before, the nearest first. */
  private int previousSkeletonHash;

  private int secondSkeletonHash;
  private int thirdSkeletonHash;

  /** Affixes of the three words before, the nearest first. */
  private long previousAffixes;

  private long secondAffixes;
  private long thirdAffixes;

  private int hash;
  private int skeletonHash;
  private long affixes;
  private int skeletonEnd;

  /** The group of an occurrence. */
  public static FeatureGroup group(int occurrence) {
    return GROUPS[occurrence >>> SLOT_BITS];
  }

  /** A collector of the features that {@code options} ask for. */
  public FeatureCollector(FeatureOptions options) {
    slots = options.slots();
    minNgram = options.minNgram();
    maxNgram = options.maxNgram();
    words = options.weight(FeatureGroup.WORD) > 0;
    pairs = options.weight(FeatureGroup.WORD_PAIR) > 0;
    ngrams = options.weight(FeatureGroup.NGRAM) > 0;
    skeletons = options.weight(FeatureGroup.SKELETON) > 0;
    skeletonPairs = options.weight(FeatureGroup.SKELETON_PAIR) > 0;
    skeletonNgrams = options.weight(FeatureGroup.SKELETON_NGRAM) > 0;
    skips = options.weight(FeatureGroup.SKELETON_SKIP) > 0;
    prefixPairs = options.weight(FeatureGroup.PREFIX_PAIR) > 0;
    prefixSkips = options.weight(FeatureGroup.PREFIX_SKIP) > 0;
    suffixPairs = options.weight(FeatureGroup.SUFFIX_PAIR) > 0;
    affixesJoin = options.joinsAffixes();
    reserve = 10 + 2 * (maxNgram - minNgram + 1) * (LONGEST_WORD + 2);
  }

  /**
   * Begins with the words that {@code words} has just read; they must stay as they are until the
   * last block.
   */
  public void start(WordReader words) {
    reader = words;
    nextWord = 0;
    size = 0;
  }

  /**
   * Collects the next block.
   *
   * @return whether there was anything left to collect
   */
  public boolean next() {
    if (!nextWord()) {
      return false;
    }
    while (!isFull() && advance()) {
      addPairs();
      addInside();
    }
    return true;
  }

  /**
   * Collects one word more, the pairs with the words before it included, as a block of its own.
   * {@link #next()} and this may be mixed.
   *
   * @return whether there was a word left
   */
  public boolean nextWord() {
    clear();
    if (!advance()) {
      return false;
    }
    addPairs();
    addInside();
    return true;
  }

  /** Begins a block anew. */
  void clear() {
    size = 0;
  }

  /** Drops the occurrences from {@code from} on. */
  void cutTo(int from) {
    size = from;
  }

  /** Whether the occurrences of one more word may not fit into the block. */
  boolean isFull() {
    return size + reserve > occurrences.length;
  }

  /**
   * Goes to the next word and collects nothing.
   *
   * @return whether there was a word left
   */
  public boolean advance() {
    if (nextWord >= reader.wordCount()) {
      return false;
    }
    skeletonEnd = reader.readSkeleton(nextWord);
    int first = WordReader.SKELETON_START;
    advance(
        reader.skeletonHash(first, skeletonEnd),
        affixesJoin
            ? (long) reader.skeletonHash(first, Math.min(skeletonEnd, first + PREFIX))
                    << Integer.SIZE
                | reader.skeletonHash(Math.max(first, skeletonEnd - SUFFIX), skeletonEnd)
                    & 0xFFFFFFFFL
            : 0);
    return true;
  }

  /** As {@link #advance()}, to a word of which is known what it joins others by. */
  void advance(int knownSkeletonHash, long knownAffixes) {
    previousHash = hash;
    thirdSkeletonHash = secondSkeletonHash;
    secondSkeletonHash = previousSkeletonHash;
    previousSkeletonHash = skeletonHash;
    hash = reader.hash(nextWord);
    skeletonHash = knownSkeletonHash;
    thirdAffixes = secondAffixes;
    secondAffixes = previousAffixes;
    previousAffixes = affixes;
    affixes = knownAffixes;
    nextWord++;
  }

  /** What stands for the word at hand in a cache: {@link WordReader#key}. */
  long key() {
    return reader.key(nextWord - 1);
  }

  /** Whether two words together are a feature. */
  boolean collectsPairs() {
    return pairs || skeletonPairs || skips || affixesJoin;
  }

  /** The occurrences of the block; owned by the collector, {@link #size()} of them are valid. */
  public int[] occurrences() {
    return occurrences;
  }

  /** How many occurrences the block has. */
  public int size() {
    return size;
  }

  /** A hash of the skeleton of the word at hand; equal skeletons have equal hashes. */
  public int lastSkeletonHash() {
    return skeletonHash;
  }

  /**
   * Hashes of the prefix (high) and the suffix (low) of the skeleton of the word at hand; 0 where
   * words are not joined by them.
   */
  long lastAffixes() {
    return affixes;
  }

  /** Collects the pairs of the word with those before it, where there are any. */
  void addPairs() {
    if (nextWord > 1) {
      if (pairs) {
        add(FeatureGroup.WORD_PAIR, mix(previousHash * 31 + hash ^ 0x510E527F));
      }
      if (skeletonPairs) {
        add(FeatureGroup.SKELETON_PAIR, mix(previousSkeletonHash * 31 + skeletonHash ^ 0x5BE0CD19));
      }
    }
    if (skips && nextWord > 2) {
      add(FeatureGroup.SKELETON_SKIP, mix(secondSkeletonHash * 31 + skeletonHash ^ 0x3243F6A9));
      if (nextWord > 3) {
        add(FeatureGroup.SKELETON_SKIP, mix(thirdSkeletonHash * 31 + skeletonHash ^ 0x3243F6A9));
      }
    }
    if (affixesJoin) {
      addAffixes();
    }
  }

  private void addAffixes() {
    int prefix = (int) (affixes >>> Integer.SIZE);
    if (nextWord > 1) {
      if (prefixPairs) {
        int before = (int) (previousAffixes >>> Integer.SIZE);
        add(FeatureGroup.PREFIX_PAIR, mix(before * 31 + prefix ^ 0xA54FF53A));
      }
      if (suffixPairs) {
        int before = (int) previousAffixes;
        add(FeatureGroup.SUFFIX_PAIR, mix(before * 31 + (int) affixes ^ 0x9B05688C));
      }
    }
    if (prefixSkips && nextWord > 2) {
      int before = (int) (secondAffixes >>> Integer.SIZE);
      add(FeatureGroup.PREFIX_SKIP, mix(before * 31 + prefix ^ 0x243F6A88));
      if (nextWord > 3) {
        before = (int) (thirdAffixes >>> Integer.SIZE);
        add(FeatureGroup.PREFIX_SKIP, mix(before * 31 + prefix ^ 0x243F6A88));
      }
    }
  }

  /**
   * Collects all that is inside the word, which must have been gone to by {@link #advance()}: it
   * depends on the word alone.
   */
  void addInside() {
    int word = nextWord - 1;
    char[] chars = reader.chars();
    int start = reader.start(word);
    if (words) {
      add(FeatureGroup.WORD, mix(hash ^ 0x3C6EF372));
    }
    if (skeletons) {
      add(FeatureGroup.SKELETON, mix(skeletonHash ^ 0x1F83D9AB));
    }
    if (Character.isLetter(chars[start])) {
      if (ngrams) {
        ngrams(chars, start - 1, reader.end(word) + 1, FeatureGroup.NGRAM, 0x6A09E667);
      }
      if (skeletonNgrams) {
        ngrams(
            reader.skeletonChars(),
            WordReader.SKELETON_START - 1,
            skeletonEnd + 1,
            FeatureGroup.SKELETON_NGRAM,
            0xBB67AE85);
      }
    }
  }

  private void ngrams(char[] chars, int from, int to, FeatureGroup group, int seed) {
    int tag = group.ordinal() << SLOT_BITS;
    int at = size;
    int stop = Math.min(to, from + LONGEST_WORD + 2);
    for (int i = from; i < stop; i++) {
      int longest = Math.min(maxNgram, stop - i);
      int h = seed;
      for (int n = 1; n <= longest; n++) {
        h = (h ^ chars[i + n - 1]) * PRIME;
        if (n >= minNgram) {
          occurrences[at++] = tag | slot(mix(h));
        }
      }
    }
    size = at;
  }

  private void add(FeatureGroup group, int hash) {
    occurrences[size++] = group.ordinal() << SLOT_BITS | slot(hash);
  }

  /**
   * The slot of a hash: what share of the range of hashes lies below it, in slots (Lemire 2019,
   * "Fast random integer generation in an interval"). For powers of two these are its high bits.
   */
  private int slot(int hash) {
    return (int) ((hash & 0xFFFFFFFFL) * slots >>> Integer.SIZE);
  }

  /**
   * Spreads all bits into the high ones, which choose the slot (the "lowbias32" finaliser's first
   * two rounds).
   */
  private static int mix(int h) {
    h ^= h >>> 16;
    h *= 0x7FEB352D;
    h ^= h >>> 15;
    h *= 0x846CA68B;
    return h;
  }
}
