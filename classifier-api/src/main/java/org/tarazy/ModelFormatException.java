package org.tarazy;

import java.io.IOException;

/**
 * A file that was to be a model is none, is damaged, or is of a format that this version does not
 * know. The message names the file and the defect in one line.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param file the file, as the user knows it
   * @param defect what was found and what was expected
   */
  public ModelFormatException(String file, String defect) {
    super(file + ": " + defect);
  }

  /** As {@link #ModelFormatException(String, String)}, with the error that showed the defect. */
  public ModelFormatException(String file, String defect, Throwable cause) {
    super(file + ": " + defect, cause);
  }
}
