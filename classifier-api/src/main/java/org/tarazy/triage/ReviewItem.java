package org.tarazy.triage;

import java.util.List;
import org.tarazy.Classification;

/**
 * What is known of a text when its priority is set. {@link ReviewDesk#read} makes one.
 *
 * @param id as the caller names the text
 * @param channel where it came from, by its name in the policy; empty where unknown
 * @param textSha256 the SHA-256 of its UTF-8 bytes, lower-case hexadecimal
 * @param classification what the model found
 * @param exclusive whether the model's labels exclude each other
 * @param obfuscatedWords how many of its words are written so that programs misread them
 * @param strangeness how unlike the model's training data it is, 0 to 1
 * @param known the earlier decisions on texts that it repeats
 */
public record ReviewItem(
    String id,
    String channel,
    String textSha256,
    Classification classification,
    boolean exclusive,
    int obfuscatedWords,
    double strangeness,
    List<KnownMatch> known) {

  /** Checks the digest and makes the list unmodifiable. */
  public ReviewItem {
    known = List.copyOf(known);
    if (!Sha256.isHex(textSha256)) {
      throw new IllegalArgumentException(
          "textSha256 is \"" + textSha256 + "\", expected 64 lower-case hexadecimal digits");
    }
  }
}
