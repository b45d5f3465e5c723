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
 * {@code int}: the slot in the low {@value FeatureOptions#MOST_SLOT_BITS} bits, the ordinal of its
 * {@link FeatureGroup} above. A collector is scratch memory: one thread at a time, nothing is
 * allocated after construction.
 */
public final class FeatureCollector {
  /** The bits of an occurrence that hold the slot. */
  public static final int SLOT_MASK = (1 << FeatureOptions.MOST_SLOT_BITS) - 1;

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

  private final int shift;
  private final int minNgram;
  private final int maxNgram;
  private final boolean words;
  private final boolean pairs;
  private final boolean ngrams;
  private final boolean skeletons;
  private final boolean skeletonPairs;
  private final boolean skeletonNgrams;
  private final int reserve;

  private final int[] occurrences = new int[BLOCK];
  private int size;

  private WordReader reader = new WordReader();
  private int nextWord;
  private int previousHash;
  private int previousSkeletonHash;
  private int hash;
  private int skeletonHash;
  private int skeletonEnd;

  /** A collector of the features that {@code options} ask for. */
  public FeatureCollector(FeatureOptions options) {
    shift = Integer.SIZE - options.slotBits();
    minNgram = options.minNgram();
    maxNgram = options.maxNgram();
    words = options.weight(FeatureGroup.WORD) > 0;
    pairs = options.weight(FeatureGroup.WORD_PAIR) > 0;
    ngrams = options.weight(FeatureGroup.NGRAM) > 0;
    skeletons = options.weight(FeatureGroup.SKELETON) > 0;
    skeletonPairs = options.weight(FeatureGroup.SKELETON_PAIR) > 0;
    skeletonNgrams = options.weight(FeatureGroup.SKELETON_NGRAM) > 0;
    reserve = 4 + 2 * (maxNgram - minNgram + 1) * (LONGEST_WORD + 2);
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
      addPair();
      addInside();
    }
    return true;
  }

  /**
   * Collects one word more, the pair with the word before it included, as a block of its own.
   * {@link #next()} and this may be mixed.
   *
   * @return whether there was a word left
   */
  public boolean nextWord() {
    clear();
    if (!advance()) {
      return false;
    }
    addPair();
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
    advance(reader.skeletonHash(skeletonEnd));
    return true;
  }

  /** As {@link #advance()}, to a word the hash of whose skeleton is known. */
  void advance(int knownSkeletonHash) {
    previousHash = hash;
    previousSkeletonHash = skeletonHash;
    hash = reader.hash(nextWord);
    skeletonHash = knownSkeletonHash;
    nextWord++;
  }

  /** What stands for the word at hand in a cache: {@link WordReader#key}. */
  long key() {
    return reader.key(nextWord - 1);
  }

  /** Whether two words in a row are a feature. */
  boolean collectsPairs() {
    return pairs || skeletonPairs;
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

  /** Collects the pair of the word with the one before it, where there is one. */
  void addPair() {
    if (nextWord > 1) {
      if (pairs) {
        add(FeatureGroup.WORD_PAIR, mix(previousHash * 31 + hash ^ 0x510E527F));
      }
      if (skeletonPairs) {
        add(FeatureGroup.SKELETON_PAIR, mix(previousSkeletonHash * 31 + skeletonHash ^ 0x5BE0CD19));
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
    int tag = group.ordinal() << FeatureOptions.MOST_SLOT_BITS;
    int at = size;
    int stop = Math.min(to, from + LONGEST_WORD + 2);
    for (int i = from; i < stop; i++) {
      int longest = Math.min(maxNgram, stop - i);
      int h = seed;
      for (int n = 1; n <= longest; n++) {
        h = (h ^ chars[i + n - 1]) * PRIME;
        if (n >= minNgram) {
          occurrences[at++] = tag | mix(h) >>> shift;
        }
      }
    }
    size = at;
  }

  private void add(FeatureGroup group, int hash) {
    occurrences[size++] = group.ordinal() << FeatureOptions.MOST_SLOT_BITS | hash >>> shift;
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
