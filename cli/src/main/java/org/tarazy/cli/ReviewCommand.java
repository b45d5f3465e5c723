package org.tarazy.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tarazy.Classifier;
import org.tarazy.LabelProbability;
import org.tarazy.Language;
import org.tarazy.triage.KnownTexts;
import org.tarazy.triage.Placement;
import org.tarazy.triage.Priority;
import org.tarazy.triage.ReviewDesk;
import org.tarazy.triage.ReviewItem;
import org.tarazy.triage.ReviewPolicy;
import org.tarazy.triage.ReviewQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    versionProvider = Tarazy.Version.class,
    usageHelpWidth = Tarazy.HELP_WIDTH,
    description =
        "Puts texts in the order in which people should read them, and says why; it decides"
            + " nothing.",
    footer = {
      "",
      "With --jsonl the field \"channel\" of a row says by which base rates of the policy its",
      "probabilities are corrected. With --json every text is printed, a JSON object a line, ready",
      "for \"tarazy log append\" once decision and reviewer are added.",
      "",
      "Examples:",
      "  tarazy review --model review.tarazy --policy policy.json --known known --jsonl posts.jsonl",
      "  tarazy review --model review.tarazy --policy policy.json --html today --jsonl posts.jsonl"
    })
final class ReviewCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      defaultValue = "sample-review",
      paramLabel = "MODEL",
      description = ModelOption.DESCRIPTION)
  private String model = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "Thresholds, base rates of channels, capacity … as JSON.")
  private Path policy = Path.of("");

  @Option(
      names = "--known",
      paramLabel = "FOLDER",
      description = "The store of texts that were assessed before; see \"tarazy known\".")
  private @Nullable Path known;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "The channel of texts whose row does not name one.")
  private String channel = "";

  @Option(
      names = "--html",
      paramLabel = "FOLDER",
      description =
          "Also write the queue as web pages: index.html, and for each text to be read a page with"
              + " its words for and against. They hold the texts: keep them as you keep those.")
  private @Nullable Path html;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Mixin private TextInput input = new TextInput();

  ReviewCommand(Console console) {
    this.console = console;
  }

  /** A text of the queue as JSON; names and values are those of a disposition in the log. */
  private record Row(
      int rank,
      String id,
      String channel,
      String priority,
      boolean sampled,
      double benefit,
      List<Reason> reasons,
      String label,
      float probability,
      Map<String, Float> scores,
      Language language,
      List<KnownView.Match> known,
      @JsonProperty("text_sha256") String textSha256,
      @JsonProperty("policy_sha256") String policySha256,
      @JsonProperty("thresholds_sha256") String thresholdsSha256,
      @JsonProperty("model_sha256") String modelSha256) {}

  private record Reason(String code, String detail) {}

  @Override
  public Integer call() throws IOException {
    input.check();
    ReviewPolicy rules = ReviewPolicy.read(policy);
    Classifier classifier = ModelOption.load(model);
    if (known == null) {
      review(classifier, rules, Optional.empty());
    } else {
      try (KnownTexts texts = KnownTexts.openReadOnly(known)) {
        review(classifier, rules, Optional.of(texts));
      }
    }
    return Tarazy.SUCCESS;
  }

  private void review(Classifier classifier, ReviewPolicy rules, Optional<KnownTexts> texts)
      throws IOException {
    ReviewDesk desk = desk(classifier, rules, texts);
    Instant now = Instant.now();
    List<ReviewItem> items = new ArrayList<>();
    Optional<ReviewPages> pages =
        html == null ? Optional.empty() : Optional.of(ReviewPages.in(html));
    input.forEach(
        console,
        text -> {
          ReviewItem item = read(desk, text, now);
          items.add(item);
          pages.ifPresent(kept -> kept.add(item, text.text()));
        });
    ReviewQueue queue = rules.queue(items);
    if (pages.isPresent()) {
      pages.get().write(queue, desk, rules.labels().keySet());
    }
    if (json) {
      int rank = 0;
      for (Placement placement : queue.placements()) {
        console.print(Json.line(row(++rank, placement, rules, classifier)));
      }
    } else {
      console.print(view(queue, new Style(console.colour())));
    }
  }

  private ReviewDesk desk(Classifier classifier, ReviewPolicy rules, Optional<KnownTexts> texts) {
    try {
      return new ReviewDesk(classifier, rules, texts);
    } catch (IllegalArgumentException e) {
      throw new Failure(policy + ": " + e.getMessage());
    }
  }

  private ReviewItem read(ReviewDesk desk, InputText text, Instant now) {
    try {
      String from = text.channel().isEmpty() ? channel : text.channel();
      return desk.read(text.id(), from, text.text(), now);
    } catch (IllegalArgumentException e) {
      throw new Failure(text.id() + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(int rank, Placement placement, ReviewPolicy rules, Classifier classifier) {
    ReviewItem item = placement.item();
    LabelProbability best = item.classification().best();
    Map<String, Float> scores = new LinkedHashMap<>();
    item.classification().probabilities().forEach(p -> scores.put(p.label(), p.probability()));
    return new Row(
        rank,
        item.id(),
        item.channel(),
        placement.priority().name(),
        placement.sampled(),
        placement.benefit(),
        placement.reasons().stream().map(r -> new Reason(r.code().name(), r.detail())).toList(),
        best.label(),
        best.probability(),
        scores,
        item.classification().language(),
        item.known().stream().map(KnownView.Match::of).toList(),
        item.textSha256(),
        rules.sha256(),
        rules.thresholdsSha256(),
        classifier.sha256());
  }

  private static String view(ReviewQueue queue, Style style) {
    StringBuilder text = new StringBuilder();
    int rank = 0;
    for (Placement placement : queue.placements()) {
      rank++;
      if (placement.priority() == Priority.NONE) {
        continue;
      }
      ReviewItem item = placement.item();
      LabelProbability best = item.classification().best();
      String priority = String.format(Locale.ROOT, "%4d  %-6s", rank, placement.priority());
      text.append(
          switch (placement.priority()) {
            case FIRST -> style.red(priority);
            case QUEUE -> style.yellow(priority);
            case SAMPLE, NONE -> style.dim(priority);
          });
      text.append("  ").append(style.bold(Printable.line(item.id())));
      if (!item.channel().isEmpty()) {
        text.append(", ").append(Printable.line(item.channel()));
      }
      text.append(String.format(Locale.ROOT, ": %s %.3f", best.label(), best.probability()));
      text.append('\n');
      placement
          .reasons()
          .forEach(
              reason ->
                  text.append("              ")
                      .append(ClassificationJson.lowerCase(reason.code()))
                      .append(": ")
                      .append(Printable.line(reason.detail()))
                      .append('\n'));
    }
    Map<Priority, Integer> counts = queue.counts();
    int all = queue.placements().size();
    text.append(
        String.format(
            Locale.ROOT,
            "%d texts: %d to read first, %d in their turn, %d as a sample, %d not to be read"
                + " (%d put back, as reviewers can read %d a day)\n",
            all,
            counts.get(Priority.FIRST),
            counts.get(Priority.QUEUE),
            counts.get(Priority.SAMPLE),
            counts.get(Priority.NONE),
            queue.overCapacity(),
            queue.capacity()));
    return text.toString();
  }
}
