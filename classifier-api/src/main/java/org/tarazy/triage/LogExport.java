package org.tarazy.triage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a log gave as labelled texts to train on.
 *
 * @param written how many texts were written
 * @param undecided how many were left out because reviewers disagree or left it open
 * @param withoutText how many were left out because their text is neither in the log nor supplied
 */
public record LogExport(int written, int undecided, int withoutText) {

  /**
   * Writes {@code {"text": …, "label": …, "text_sha256": …}} a line for each text on whose label
   * all its reviewers agree, in the order in which they first were decided on.
   *
   * @param harmless the label of texts that reviewers cleared, such as {@code none}
   * @param texts finds a text by its SHA-256 where the log keeps none
   * @throws TriageFileException at the first line of the log that is not as it was written
   * @throws IOException if the log cannot be read or {@code to} not be written
   */
  public static LogExport write(
      Path log, String harmless, Function<String, Optional<String>> texts, Appendable to)
      throws IOException {
    Judgements judgements = Judgements.of(log, harmless);
    Set<String> done = new HashSet<>();
    try {
      ReviewLog.forEach(
          log,
          entry -> {
            String digest = entry.disposition().textSha256();
            Judgements.OfText judgement = judgements.texts().get(digest);
            if (judgement == null || judgement.label().isEmpty() || done.contains(digest)) {
              return;
            }
            entry
                .disposition()
                .text()
                .or(() -> texts.apply(digest))
                .ifPresent(
                    text -> {
                      done.add(digest);
                      write(text, judgement.label().get(), digest, to);
                    });
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    int decided =
        (int) judgements.texts().values().stream().filter(t -> t.label().isPresent()).count();
    return new LogExport(done.size(), judgements.texts().size() - decided, decided - done.size());
  }

  private static void write(String text, String label, String digest, Appendable to) {
    ObjectNode row = Disposition.JSON.createObjectNode();
    row.put("text", text).put("label", label).put("text_sha256", digest);
    try {
      to.append(row.toString()).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
