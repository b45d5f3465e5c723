package org.tarazy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tarazy.Explanation;
import org.tarazy.triage.EvidencePage;
import org.tarazy.triage.Placement;
import org.tarazy.triage.Priority;
import org.tarazy.triage.QueuePage;
import org.tarazy.triage.ReviewDesk;
import org.tarazy.triage.ReviewItem;
import org.tarazy.triage.ReviewQueue;
import org.tarazy.triage.ReviewReason;

/** A folder of web pages for reviewers: the queue, and a page for each text that is to be read. */
final class ReviewPages {
  private final Path folder;
  private final IdentityHashMap<ReviewItem, String> texts = new IdentityHashMap<>();

  private ReviewPages(Path folder) {
    this.folder = folder;
  }

  /** Pages in {@code folder}, which is made, or must be empty: pages of two queues must not mix. */
  static ReviewPages in(Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw new Failure("--html " + folder + ": is a file, expected a folder");
      }
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new Failure("--html " + folder + ": is not empty, expected a new folder");
        }
      }
    }
    Files.createDirectories(folder);
    return new ReviewPages(folder);
  }

  /** Keeps a text until its place in the queue is known. */
  void add(ReviewItem item, String text) {
    texts.put(item, text);
  }

  /**
   * Writes the pages.
   *
   * @param asked the labels that people are to look for: a page explains the most probable of them,
   *     whatever the model's own rule would have proposed
   */
  void write(ReviewQueue queue, ReviewDesk desk, Set<String> asked) throws IOException {
    Map<Integer, String> pages = new LinkedHashMap<>();
    List<Placement> placements = queue.placements();
    for (int i = 0; i < placements.size(); i++) {
      Placement placement = placements.get(i);
      if (placement.priority() != Priority.NONE) {
        String name = String.format(Locale.ROOT, "%05d.html", i + 1);
        Files.writeString(folder.resolve(name), page(placement, desk, asked));
        pages.put(i, name);
      }
    }
    Files.writeString(folder.resolve("index.html"), QueuePage.of("Texts to read", queue, pages));
  }

  private String page(Placement placement, ReviewDesk desk, Set<String> asked) {
    ReviewItem item = placement.item();
    String text = texts.getOrDefault(item, "");
    Explanation explanation = desk.classifier(item.channel()).explain(text);
    List<String> notes = new ArrayList<>();
    notes.add("Priority: " + placement.priority());
    if (!item.channel().isEmpty()) {
      notes.add("Channel: " + item.channel());
    }
    placement.reasons().stream().map(ReviewReason::detail).forEach(notes::add);
    String model =
        "Model "
            + desk.classifier("").card().id()
            + ", SHA-256 "
            + desk.classifier("").sha256()
            + "; text, SHA-256 "
            + item.textSha256();
    String label =
        asked.stream()
            .max(Comparator.comparingDouble(item.classification()::probability))
            .orElse(item.classification().best().label());
    return EvidencePage.of(item.id(), text, explanation, label, model, notes);
  }
}
