package org.tarazy.datasets;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives equal short strings as one object. Labels and attributes repeat in every row: a million
 * rows would otherwise hold a million copies of {@code "none"}.
 */
final class KnownStrings {
  private static final int LONGEST = 32;
  private static final int MOST = 4096;

  private final Map<String, String> known = new HashMap<>();

  String one(String value) {
    if (value.length() > LONGEST) {
      return value;
    }
    String same = known.get(value);
    if (same != null) {
      return same;
    }
    if (known.size() < MOST) {
      known.put(value, value);
    }
    return value;
  }
}
