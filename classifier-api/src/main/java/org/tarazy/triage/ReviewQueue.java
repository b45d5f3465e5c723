package org.tarazy.triage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Texts in the order in which people should read them. Every text that was handed in is here.
 *
 * @param policy the name of the policy
 * @param policySha256 its digest
 * @param capacity how many texts the reviewers can read in a day
 * @param placements the texts: the sooner priority first, then the greater benefit
 */
public record ReviewQueue(
    String policy, String policySha256, int capacity, List<Placement> placements) {

  /** Makes the list unmodifiable. */
  public ReviewQueue {
    placements = List.copyOf(placements);
  }

  /** How many texts have each priority; all priorities are named. */
  public Map<Priority, Integer> counts() {
    Map<Priority, Integer> counts = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      counts.put(priority, 0);
    }
    placements.forEach(placement -> counts.merge(placement.priority(), 1, Integer::sum));
    return counts;
  }

  /** How many texts have a lower priority than they would have with more reviewers. */
  public int overCapacity() {
    return (int) placements.stream().filter(p -> p.has(ReasonCode.OVER_CAPACITY)).count();
  }
}
