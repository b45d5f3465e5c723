package org.tarazy.triage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tarazy.LabelProbability;

/**
 * A review queue as a web page: what to read, in which order, and why, with links to a page for
 * each text, such as an {@link EvidencePage}.
 *
 * <p>The page is one file without scripts or images, forbids the browser to load anything, and
 * shows whatever a text or an id contains as characters.
 */
public final class QueuePage {
  private QueuePage() {}

  /**
   * A page on the texts of {@code queue} that someone has to read.
   *
   * @param title what stands above
   * @param pages the address of each text's page by its place in the queue, counted from 0, such as
   *     {@code 0001.html}; a text without one gets no link
   */
  public static String of(String title, ReviewQueue queue, Map<Integer, String> pages) {
    StringBuilder page = new StringBuilder(4096 + 512 * pages.size());
    EvidencePage.begin(page, title);
    Map<Priority, Integer> counts = queue.counts();
    page.append(
        String.format(
            Locale.ROOT,
            "<p>%d texts: %d to read first, %d in their turn, %d as a random sample, %d not to be"
                + " read. Reviewers can read %d a day; %d were put back for that.</p>\n",
            queue.placements().size(),
            counts.get(Priority.FIRST),
            counts.get(Priority.QUEUE),
            counts.get(Priority.SAMPLE),
            counts.get(Priority.NONE),
            queue.capacity(),
            queue.overCapacity()));
    page.append("<table>\n<thead><tr><th scope=\"col\">#</th><th scope=\"col\">Priority</th>")
        .append("<th scope=\"col\">Text</th><th scope=\"col\">Label</th>")
        .append("<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    List<Placement> placements = queue.placements();
    for (int i = 0; i < placements.size(); i++) {
      if (placements.get(i).priority() != Priority.NONE) {
        row(page, i, placements.get(i), pages.getOrDefault(i, ""));
      }
    }
    page.append("</tbody>\n</table>\n<footer><p>Policy ");
    EvidencePage.escape(page, queue.policy(), true);
    page.append(", SHA-256 ").append(queue.policySha256()).append(".</p>\n");
    page.append("<p>This is an order of reading by a program. A person decides.</p></footer>\n");
    return page.append("</body>\n</html>\n").toString();
  }

  private static void row(StringBuilder page, int place, Placement placement, String address) {
    ReviewItem item = placement.item();
    LabelProbability best = item.classification().best();
    page.append("<tr><td class=\"n\">").append(place + 1).append("</td><td>");
    page.append(placement.priority()).append("</td><td>");
    if (!address.isEmpty()) {
      page.append("<a href=\"");
      EvidencePage.escape(page, address, false);
      page.append("\">");
    }
    EvidencePage.escape(page, item.id(), true);
    page.append(address.isEmpty() ? "" : "</a>");
    if (!item.channel().isEmpty()) {
      page.append("<br><small>");
      EvidencePage.escape(page, item.channel(), true);
      page.append("</small>");
    }
    page.append("</td><td>");
    EvidencePage.escape(page, best.label(), true);
    page.append(String.format(Locale.ROOT, " %.3f</td><td><ul>", best.probability()));
    for (ReviewReason reason : placement.reasons()) {
      page.append("<li>");
      EvidencePage.escape(page, reason.detail(), true);
      page.append("</li>");
    }
    page.append("</ul></td></tr>\n");
  }
}
