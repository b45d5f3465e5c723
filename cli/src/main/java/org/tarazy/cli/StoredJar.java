package org.tarazy.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts the jars of this project into one, and takes the compression out of it: to open several and
 * to unpack the models takes longer than to classify a text. The launcher makes it when it is first
 * started; nothing else reads it.
 *
 * <p>Where two jars have an entry of the same name, that of the first counts.
 */
final class StoredJar {
  private StoredJar() {}

  /**
   * Writes the jar.
   *
   * @param arguments the jar to be written, then those to be put into it
   */
  public static void main(String[] arguments) throws IOException {
    Set<String> names = new HashSet<>();
    try (OutputStream file =
            new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 16);
        ZipOutputStream jar = new ZipOutputStream(file)) {
      for (int i = 1; i < arguments.length; i++) {
        try (JarFile part = new JarFile(arguments[i])) {
          add(part, names, jar);
        }
      }
    }
  }

  private static void add(JarFile part, Set<String> names, ZipOutputStream jar) throws IOException {
    for (Enumeration<JarEntry> entries = part.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      if (!entry.isDirectory() && names.add(entry.getName())) {
        try (InputStream in = part.getInputStream(entry)) {
          add(entry.getName(), in.readAllBytes(), jar);
        }
      }
    }
  }

  private static void add(String name, byte[] content, ZipOutputStream jar) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
