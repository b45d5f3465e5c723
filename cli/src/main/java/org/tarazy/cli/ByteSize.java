package org.tarazy.cli;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tarazy.model.ModelFile;
import org.tarazy.training.FeatureRecipe;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size of a file. */
record ByteSize(long bytes) {
  private static final int FEWEST_SLOT_BITS = 12;

  /** {@code 5MB}, {@code 800KB} or a number of bytes; the prefixes are decimal. */
  static final class Written implements ITypeConverter<ByteSize> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmg]?)b?");

    @Override
    public ByteSize convert(String value) {
      Matcher parts = FORM.matcher(value.toLowerCase(Locale.ROOT));
      if (!parts.matches()) {
        throw new TypeConversionException("found \"" + value + "\", expected a size like 5MB");
      }
      double unit =
          switch (parts.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            case "g" -> 1e9;
            default -> 1;
          };
      return new ByteSize((long) (Double.parseDouble(parts.group(1)) * unit));
    }
  }

  /**
   * Trains with as many slots, up to those of {@code options}, as give a model file of this size.
   *
   * @throws Failure if no number of slots does
   */
  TrainingResult fit(TrainingOptions options, Function<TrainingOptions, TrainingResult> train) {
    int bits = options.recipes().stream().mapToInt(r -> r.options().slotBits()).max().orElseThrow();
    while (true) {
      TrainingResult result = train.apply(withSlotBits(bits, options));
      long size = ModelFile.toBytes(result.model()).length;
      if (size <= bytes) {
        return result;
      }
      if (bits <= FEWEST_SLOT_BITS) {
        throw new Failure(
            "--max-size " + this + ": the smallest model of this data takes " + new ByteSize(size));
      }
      // Nearly all of a file is proportional to the slots; where that promises too much, this
      // comes back for one bit less.
      int fewer = 1;
      while (bits - fewer > FEWEST_SLOT_BITS && size >> fewer > bytes) {
        fewer++;
      }
      bits -= fewer;
    }
  }

  private static TrainingOptions withSlotBits(int bits, TrainingOptions options) {
    return options.withRecipes(
        options.recipes().stream()
            .map(r -> new FeatureRecipe(r.name(), r.options().withSlotBits(bits), r.idfPower()))
            .toList());
  }

  @Override
  public String toString() {
    if (bytes >= 1_000_000) {
      return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
    return bytes >= 1000 ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3) : bytes + " bytes";
  }
}
