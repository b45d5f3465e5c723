package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests in lower-case hexadecimal. */
final class Sha256 {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  static String of(CharSequence text) {
    return of(text.toString().getBytes(UTF_8));
  }

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes, bytes.length));
  }

  static byte[] digest(byte[] bytes, int length) {
    MessageDigest digest = newDigest();
    digest.update(bytes, 0, length);
    return digest.digest();
  }

  static boolean isHex(String digest) {
    return HEX.matcher(digest).matches();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
