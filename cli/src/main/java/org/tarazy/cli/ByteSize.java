package org.tarazy.cli;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tarazy.model.ModelCard;
import org.tarazy.model.ModelFile;
import org.tarazy.model.Task;
import org.tarazy.training.TrainerKind;
import org.tarazy.training.TrainingOptions;
import org.tarazy.training.TrainingResult;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size of a file. */
record ByteSize(long bytes) {
  private static final int FEWEST_SLOTS = 1 << 12;

  /** Numbers of slots go by this step: what the card says of them takes some bytes too. */
  private static final int STEP = 1 << 10;

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
    TrainingOptions fitting = options;
    long before = 0;
    int slotsBefore = 0;
    while (true) {
      TrainingResult result = train.apply(fitting);
      int slots = slots(result);
      long size = ModelFile.toBytes(result.model()).length;
      if (size <= bytes) {
        return result;
      }
      if (fitting.trainer() == TrainerKind.AUTO
          && !result.model().card().trainer().equals(TrainerKind.LINEAR.key())) {
        // A network takes several megabytes, which fewer slots would not save.
        fitting = fitting.withTrainer(TrainerKind.LINEAR);
        continue;
      }
      // The fewer slots, the more of their weights are not 0: leaving slots out saves less than
      // what a slot takes on average, and more than leaving out the ones before saved.
      double perSlot =
          slotsBefore > slots
              ? (before - size) / (double) (slotsBefore - slots)
              : Math.min((double) bytesPerSlot(result), (double) size / slots);
      double fixed = size - perSlot * slots;
      long fewer = (long) Math.min((bytes - fixed) / perSlot, slots - 1) / STEP * STEP;
      if (fewer < FEWEST_SLOTS) {
        throw new Failure(
            "--max-size "
                + this
                + ": the smallest model of this data takes "
                + new ByteSize((long) (fixed + perSlot * FEWEST_SLOTS)));
      }
      before = size;
      slotsBefore = slots;
      fitting = fitting.withSlots((int) fewer);
    }
  }

  private static int slots(TrainingResult result) {
    if (result.options().get("slots") instanceof Integer slots) {
      return slots;
    }
    throw new IllegalStateException("the trainer did not say how many slots it used");
  }

  /** A byte for its value and one a weight; two labels that exclude each other share theirs. */
  private static long bytesPerSlot(TrainingResult result) {
    ModelCard card = result.model().card();
    boolean shared = card.task() == Task.SINGLE_LABEL && card.labels().size() == 2;
    return 1L + (shared ? 1 : card.labels().size());
  }

  @Override
  public String toString() {
    if (bytes >= 1_000_000) {
      return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
    return bytes >= 1000 ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3) : bytes + " bytes";
  }
}
