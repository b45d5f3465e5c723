package org.tarazy.benchmarks.accuracy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.tarazy.benchmarks.Machine;

/**
 * What a contestant reached on a set.
 *
 * @param set the name of the set
 * @param data a digest of the set's files
 * @param rows how many texts of each part were used at most; 0 for all
 * @param contestant its name
 * @param version its version
 * @param settings how many settings were tried
 * @param metric what the choices aimed at
 * @param value the metric on the test texts
 * @param interval its 95% interval
 * @param accuracy on the test texts: all labels of a text right
 * @param macroF1 on the test texts
 * @param dev the metric on the development texts that the choices were made on
 * @param chosen the chosen setting
 * @param trainSeconds of the chosen setting alone
 * @param totalSeconds of training and judging all settings
 * @param modelBytes of the model as a compressed file
 * @param train how many texts were learned from
 * @param test how many texts were tested on
 * @param labels how many labels there are
 * @param multiLabel whether labels exclude each other not
 * @param predictions the labels proposed for the test texts, a bit each, in base 36
 * @param machine what it ran on
 */
public record Result(
    String set,
    String data,
    int rows,
    String contestant,
    String version,
    int settings,
    String metric,
    double value,
    Interval interval,
    double accuracy,
    double macroF1,
    double dev,
    String chosen,
    double trainSeconds,
    double totalSeconds,
    long modelBytes,
    int train,
    int test,
    int labels,
    boolean multiLabel,
    String predictions,
    Machine machine) {

  static String write(long[] predictions) {
    return LongStream.of(predictions)
        .mapToObj(labels -> Long.toString(labels, 36))
        .collect(Collectors.joining(","));
  }

  /** The labels proposed for the test texts, a bit each. */
  @JsonIgnore
  long[] proposed() {
    return Arrays.stream(predictions.split(","))
        .mapToLong(text -> Long.parseLong(text, 36))
        .toArray();
  }

  /** Whether it stands for this contestant on these texts. */
  boolean isOf(String ofSet, String ofData, int ofRows, String name, String ofVersion, int tried) {
    return set.equals(ofSet)
        && data.equals(ofData)
        && rows == ofRows
        && contestant.equals(name)
        && version.equals(ofVersion)
        && settings == tried;
  }
}
