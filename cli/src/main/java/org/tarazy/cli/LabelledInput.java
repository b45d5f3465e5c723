package org.tarazy.cli;

import java.nio.file.Path;
import java.util.List;
import org.tarazy.datasets.Dataset;
import org.tarazy.datasets.DatasetReader;
import picocli.CommandLine.Option;

/** Reads labelled texts. */
final class LabelledInput {
  static final String FORMATS =
      "Labelled texts: JSON Lines (.jsonl), CSV with a header (.csv, .tsv) or fastText (.txt).";

  @Option(
      names = "--skip-bad-rows",
      description = "Report the rows that cannot be used, go on, and count them.")
  private boolean skipBadRows;

  Dataset read(List<Path> files, Console console) {
    DatasetReader reader = DatasetReader.labelled();
    if (!skipBadRows) {
      return reader.read(files);
    }
    int[] skipped = {0};
    Dataset data =
        reader
            .skippingBadRows(
                e -> {
                  console.warn("skipped " + e.getMessage());
                  skipped[0]++;
                })
            .read(files);
    if (skipped[0] > 0) {
      console.warn("skipped " + skipped[0] + " bad rows of " + data.name());
    }
    return data;
  }
}
