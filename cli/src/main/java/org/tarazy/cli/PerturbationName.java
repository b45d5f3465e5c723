package org.tarazy.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.tarazy.datasets.Perturbation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A way to change texts as it is written on the command line, or all of them. */
record PerturbationName(Set<Perturbation> kinds) {
  private static final String ALL = "all";

  /** All that are named, in the order of {@link Perturbation}. */
  static Set<Perturbation> kinds(List<PerturbationName> names) {
    Set<Perturbation> kinds = EnumSet.noneOf(Perturbation.class);
    names.forEach(name -> kinds.addAll(name.kinds()));
    return kinds;
  }

  /** {@code look-alikes}, {@code typos} … or {@code all}. */
  static final class Written implements ITypeConverter<PerturbationName> {
    @Override
    public PerturbationName convert(String value) {
      if (value.equals(ALL)) {
        return new PerturbationName(EnumSet.allOf(Perturbation.class));
      }
      for (Perturbation kind : Perturbation.values()) {
        if (kind.toString().equals(value)) {
          return new PerturbationName(EnumSet.of(kind));
        }
      }
      throw new TypeConversionException(
          "found \"" + value + "\", expected " + String.join(", ", new Known()));
    }
  }

  /** What can be written. */
  static final class Known implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names =
          new ArrayList<>(
              Arrays.stream(Perturbation.values()).map(Perturbation::toString).toList());
      names.add(ALL);
      return names.iterator();
    }
  }
}
