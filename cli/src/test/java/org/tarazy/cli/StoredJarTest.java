package org.tarazy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJarTest {
  @TempDir Path folder;

  private String jar(String name, Map<String, String> entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return file.toString();
  }

  @Test
  void holdsAllEntriesUncompressedThoseOfTheFirstJarBeforeOthersOfThatName() throws IOException {
    Path all = folder.resolve("all.jar");
    StoredJar.main(
        new String[] {
          all.toString(),
          jar("one.jar", Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n", "a/b", "one")),
          jar("two.jar", Map.of("a/b", "two", "a/c", "c".repeat(1000), "a/", ""))
        });
    try (JarFile jar = new JarFile(all.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly("META-INF/MANIFEST.MF", "a/b", "a/c");
      assertThat(jar.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
      assertThat(jar.getInputStream(jar.getEntry("a/b"))).hasContent("one");
      assertThat(jar.getInputStream(jar.getEntry("a/c"))).hasContent("c".repeat(1000));
    }
  }
}
