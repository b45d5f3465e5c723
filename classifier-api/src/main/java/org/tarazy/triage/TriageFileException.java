package org.tarazy.triage;

import java.io.IOException;

/**
 * A policy, a store of known texts or a log cannot be used as it is. The message is one line that
 * names the file, the place in it, what was found and what was expected.
 */
public final class TriageFileException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * Names the defect.
   *
   * @param file the file as the caller named it
   * @param defect where in it, what was found and what was expected
   */
  public TriageFileException(String file, String defect) {
    super(file + ": " + defect);
  }

  /** As {@link #TriageFileException(String, String)}, with the error that showed the defect. */
  public TriageFileException(String file, String defect, Throwable cause) {
    super(file + ": " + defect, cause);
  }
}
