package org.tarazy.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Tells which code is measured, so that results of other code are not taken for it. */
public final class CodeVersion {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private CodeVersion() {}

  /** The version in the name of the jar that {@code type} comes from. */
  public static String ofJar(Class<?> type) {
    Matcher name = JAR.matcher(String.valueOf(source(type).getFileName()));
    return name.matches() ? name.group(2) : "unknown";
  }

  /** A digest of all that is in the jars or folders that {@code types} come from. */
  public static String digest(Class<?>... types) {
    MessageDigest digest = sha256();
    for (Class<?> type : types) {
      contents(source(type))
          .forEach(
              (name, hash) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(hash);
              });
    }
    return shortened(digest);
  }

  /** A digest of files, of which order counts. */
  public static String digest(List<Path> files) {
    MessageDigest digest = sha256();
    try {
      for (Path file : files) {
        digest.update(sha256().digest(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shortened(digest);
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedMap<String, byte[]> contents(Path source) {
    SortedMap<String, byte[]> hashes = new TreeMap<>();
    try {
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.walk(source)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = source.relativize(file).toString().replace('\\', '/');
            put(hashes, name, Files.readAllBytes(file));
          }
        }
      } else {
        try (ZipFile jar = new ZipFile(source.toFile())) {
          for (var entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
            try (InputStream in = jar.getInputStream(entry)) {
              put(hashes, entry.getName(), in.readAllBytes());
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hashes;
  }

  private static void put(SortedMap<String, byte[]> hashes, String name, byte[] content) {
    if (!name.startsWith("META-INF/")) {
      hashes.put(name, sha256().digest(content));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shortened(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }
}
