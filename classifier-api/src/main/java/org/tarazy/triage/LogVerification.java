package org.tarazy.triage;

import java.util.Optional;

/**
 * Whether a {@link ReviewLog} is as it was written.
 *
 * @param lines how many lines are in order
 * @param head the digest of the last of them; whoever noted it elsewhere can tell that nothing
 *     before it has changed since
 * @param defect the first line that is not as it was written
 * @param notes what is worth knowing and no defect, in full sentences without the full stop; empty
 *     where there is nothing
 */
public record LogVerification(long lines, String head, Optional<Defect> defect, String notes) {

  /**
   * A line that is not as it was written.
   *
   * @param line its number, from 1
   * @param problem what is wrong with it
   */
  public record Defect(long line, String problem) {}

  /** Whether every line is as it was written. */
  public boolean isIntact() {
    return defect.isEmpty();
  }
}
