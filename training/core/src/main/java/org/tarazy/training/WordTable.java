package org.tarazy.training;

import java.util.Arrays;

/** The feature occurrences inside words, once for each word: open addressing over int arrays. */
final class WordTable {
  private int[] places = new int[1 << 10];
  private int[] ends = new int[1 << 9];
  private int[] hashes = new int[1 << 9];
  private int[] occurrences = new int[1 << 14];
  private int size;

  /** The index of the word with these occurrences, which is added if it is new. */
  int add(int[] from, int start, int end) {
    int hash = 1;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + from[i];
    }
    hash ^= hash >>> 15;
    int place = hash & places.length - 1;
    while (places[place] != 0) {
      int word = places[place] - 1;
      if (hashes[word] == hash
          && Arrays.equals(occurrences, start(word), end(word), from, start, end)) {
        return word;
      }
      place = place + 1 & places.length - 1;
    }
    return insert(hash, place, from, start, end);
  }

  private int insert(int hash, int place, int[] from, int start, int end) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    int filled = size == 0 ? 0 : ends[size - 1];
    int length = end - start;
    if (filled + length > occurrences.length) {
      int larger = Math.max(filled + length, occurrences.length + occurrences.length / 2);
      occurrences = Arrays.copyOf(occurrences, larger);
    }
    System.arraycopy(from, start, occurrences, filled, length);
    ends[size] = filled + length;
    hashes[size] = hash;
    places[place] = ++size;
    if (2 * size > places.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    places = new int[2 * places.length];
    for (int word = 0; word < size; word++) {
      int place = hashes[word] & places.length - 1;
      while (places[place] != 0) {
        place = place + 1 & places.length - 1;
      }
      places[place] = word + 1;
    }
  }

  /** Adds all words of {@code other} and returns the index of each here. */
  int[] addAll(WordTable other) {
    int[] indices = new int[other.size];
    for (int word = 0; word < indices.length; word++) {
      indices[word] = add(other.occurrences, other.start(word), other.end(word));
    }
    return indices;
  }

  /** Gives back what is not needed once the last word is in. */
  void trim() {
    places = new int[0];
    hashes = new int[0];
    ends = Arrays.copyOf(ends, size);
    occurrences = Arrays.copyOf(occurrences, size == 0 ? 0 : ends[size - 1]);
  }

  /** The occurrences of all words, one word after another; owned by the table. */
  int[] occurrences() {
    return occurrences;
  }

  int start(int word) {
    return word == 0 ? 0 : ends[word - 1];
  }

  int end(int word) {
    return ends[word];
  }
}
