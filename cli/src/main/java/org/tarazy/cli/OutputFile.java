package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file to write, looked at before hours of work are spent on what goes into it. */
record OutputFile(Path file) {
  /**
   * The file, if it can be written.
   *
   * @param option the option that names it
   * @param inputs the files that must not be overwritten
   */
  static OutputFile check(String option, Path file, List<Path> inputs) throws IOException {
    if (Files.isDirectory(file)) {
      throw new Failure(option + " " + file + ": is a folder, expected a file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Failure(option + " " + file + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new Failure(option + " " + file + ": the folder " + folder + " cannot be written to");
    }
    for (Path input : inputs) {
      if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
        throw new Failure(option + " " + file + ": is one of the files to read");
      }
    }
    return new OutputFile(file);
  }

  /** The file's name without its ending. */
  String stem() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
