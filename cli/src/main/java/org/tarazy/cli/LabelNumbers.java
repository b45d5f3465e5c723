package org.tarazy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** Numbers for labels as written: {@code LABEL=NUMBER,LABEL=NUMBER}. */
final class LabelNumbers {
  private LabelNumbers() {}

  /**
   * The numbers in the order in which they are written.
   *
   * @param expected what a message is to call what should stand there
   * @throws TypeConversionException if something else stands there
   */
  static Map<String, Double> parse(String value, String expected) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String part : value.split(",", -1)) {
      int equals = part.lastIndexOf('=');
      try {
        numbers.put(
            part.substring(0, Math.max(equals, 0)), Double.valueOf(part.substring(equals + 1)));
      } catch (NumberFormatException e) {
        equals = 0;
      }
      if (equals < 1) {
        throw new TypeConversionException("found \"" + part + "\", expected " + expected);
      }
    }
    return numbers;
  }
}
