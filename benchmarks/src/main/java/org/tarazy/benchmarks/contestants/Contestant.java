package org.tarazy.benchmarks.contestants;

import java.util.List;
import org.tarazy.model.Task;

/** A way to learn a text classifier, with the settings that are worth trying. */
public interface Contestant {
  /** A short name for tables and command lines. */
  String name();

  /** What runs: a version of a library, say. Results of another version are measured again. */
  String version();

  /** Whether it can be run here; false where a command is missing. */
  default boolean isInstalled() {
    return true;
  }

  /**
   * The settings to choose from on the development texts, the plainest first.
   *
   * @param task what is to be learned; multi-label tasks are cut into a task a label by {@link
   *     OneVersusRest} where the library knows exclusive labels alone
   */
  List<Setting> settings(Task task);
}
