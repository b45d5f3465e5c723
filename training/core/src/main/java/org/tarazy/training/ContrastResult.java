package org.tarazy.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarazy.Classifier;
import org.tarazy.datasets.ContrastSuite;

/**
 * How a model does on the {@link ContrastSuite}. A case passes when it is flagged and must be, or
 * is not flagged and must not be; with which label does not matter.
 *
 * @param cases how many cases there are
 * @param passed how many of them pass
 * @param functionalities the pass rates of each functionality in each language, in the order of the
 *     suite
 */
public record ContrastResult(int cases, int passed, List<Functionality> functionalities) {
  /** The pass rate that is asked of what must not be flagged, unless somebody asks for another. */
  public static final double MUST_NOT_FLAG = 0.95;

  /** The pass rate that is asked of what must be flagged, unless somebody asks for another. */
  public static final double MUST_FLAG = 0.85;

  /** What a functionality asks of a model. */
  public enum Expectation {
    /** Innocent texts that look dangerous. */
    MUST_NOT_FLAG,
    /** Texts that a person has to see. */
    MUST_FLAG
  }

  /**
   * How many cases of a functionality pass.
   *
   * @param name such as {@code attack-news}
   * @param language {@code ru} or {@code kk}
   * @param expect what is asked
   * @param cases how many cases there are, 1 or more
   * @param passed how many of them pass
   * @param failed the ids of the others
   */
  public record Functionality(
      String name,
      String language,
      Expectation expect,
      int cases,
      int passed,
      List<String> failed) {

    /** Makes the list unmodifiable. */
    public Functionality {
      failed = List.copyOf(failed);
    }

    /** The share of cases that pass, 0 to 1. */
    public double passRate() {
      return (double) passed / cases;
    }
  }

  /** Makes the list unmodifiable. */
  public ContrastResult {
    functionalities = List.copyOf(functionalities);
  }

  /** Runs the suite. */
  public static ContrastResult of(Classifier classifier, ContrastSuite suite, Flagging flagging) {
    record Key(String name, String language) {}
    Map<Key, List<ContrastSuite.Case>> cases = new LinkedHashMap<>();
    for (ContrastSuite.Case test : suite.cases()) {
      Key key = new Key(test.functionality(), test.language());
      cases.computeIfAbsent(key, k -> new ArrayList<>()).add(test);
    }
    List<Functionality> functionalities = new ArrayList<>();
    int passed = 0;
    for (Map.Entry<Key, List<ContrastSuite.Case>> entry : cases.entrySet()) {
      List<String> failed =
          entry.getValue().stream()
              .filter(test -> !passes(test, classifier, flagging))
              .map(ContrastSuite.Case::id)
              .toList();
      int all = entry.getValue().size();
      passed += all - failed.size();
      functionalities.add(
          new Functionality(
              entry.getKey().name(),
              entry.getKey().language(),
              entry.getValue().get(0).mustBeFlagged()
                  ? Expectation.MUST_FLAG
                  : Expectation.MUST_NOT_FLAG,
              all,
              all - failed.size(),
              failed));
    }
    return new ContrastResult(suite.cases().size(), passed, functionalities);
  }

  private static boolean passes(ContrastSuite.Case test, Classifier classifier, Flagging flagging) {
    return flagging.flags(classifier.classify(test.text()).decision().labels())
        == test.mustBeFlagged();
  }

  /** The pass rate over all cases of which {@code expect} is asked, 0 to 1. */
  public double passRate(Expectation expect) {
    int all = 0;
    int right = 0;
    for (Functionality functionality : functionalities) {
      if (functionality.expect() == expect) {
        all += functionality.cases();
        right += functionality.passed();
      }
    }
    return (double) right / all;
  }

  /**
   * The functionalities that pass less often than asked for.
   *
   * @param mustNotFlag the least pass rate of what must not be flagged, 0 to 1
   * @param mustFlag the least pass rate of what must be flagged, 0 to 1
   */
  public List<Functionality> below(double mustNotFlag, double mustFlag) {
    return functionalities.stream()
        .filter(
            functionality ->
                functionality.passRate()
                    < (functionality.expect() == Expectation.MUST_FLAG ? mustFlag : mustNotFlag))
        .toList();
  }
}
