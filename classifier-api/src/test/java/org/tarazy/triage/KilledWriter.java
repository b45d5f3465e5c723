package org.tarazy.triage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A program that appends to a log and a store of known texts until it is killed, and prints the
 * number of each entry once it is acknowledged.
 */
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    PrintStream out = System.out;
    try (ReviewLog log = ReviewLog.open(folder.resolve("review.jsonl"));
        KnownTexts known = KnownTexts.open(folder.resolve("known"))) {
      for (int i = 0; i < 1_000_000; i++) {
        String text = text(log.lines() + 1);
        Disposition disposition =
            Disposition.parse(
                "{\"text\":\"" + text + "\",\"decision\":\"confirmed\",\"reviewer\":\"А.\"}");
        long line =
            i % 5 == 4
                ? log.appendAll(List.of(disposition, disposition, disposition)).get(2).line()
                : log.append(disposition).line();
        out.println("log " + line);
        known.add(text, assessment(text));
        out.println("known " + known.size());
      }
    }
  }

  static Assessment assessment(String text) {
    return Assessment.of(
        Assessment.State.CONFIRMED,
        "recruitment",
        "А.",
        "text " + text.length(),
        Instant.EPOCH.plusSeconds(1));
  }

  static String text(long number) {
    StringBuilder text = new StringBuilder("текст");
    for (long rest = number; rest > 0; rest /= 10) {
      text.append(" номер").append("абвгдежзик".charAt((int) (rest % 10))).append("тый");
    }
    return text.append(" и ещё немного слов").toString();
  }
}
