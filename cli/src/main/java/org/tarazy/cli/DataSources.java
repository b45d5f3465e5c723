package org.tarazy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tarazy.datasets.Dataset;
import org.tarazy.model.ModelCard;

/** What a model's card says about the files that it was made of. */
final class DataSources {
  private DataSources() {}

  static List<ModelCard.DataSource> of(List<Path> files, String role, Dataset texts)
      throws IOException {
    List<ModelCard.DataSource> sources = new ArrayList<>();
    for (Path file : files) {
      long rows =
          texts.examples().stream()
              .filter(example -> example.source().file().equals(file.toString()))
              .count();
      String name = String.valueOf(file.getFileName());
      sources.add(new ModelCard.DataSource(name, role, rows, sha256(file)));
    }
    return sources;
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
