package org.tarazy.training.neural;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.tarazy.model.NetworkShape;
import org.tarazy.model.NeuralScorer;
import org.tarazy.training.NetworkTask;
import org.tarazy.training.NetworkTrainer;

/**
 * Trains a network in batches: words are looked up and their rows are updated here, all above them
 * is left to SameDiff, which takes the gradients.
 *
 * <p>A row's gradient is 0 in all but a few batches, and a dense Adam would spend most of a step on
 * such rows; so only the rows that a batch touches are updated.
 */
public final class SameDiffTrainer implements NetworkTrainer {
  private static final int BATCH = 64;

  /** Texts of about the same length share a batch: they are sorted among this many batches. */
  private static final int BATCHES_SORTED = 50;

  private static final int LONGEST_TEXT = 256;
  private static final float DROPOUT = 0.3f;
  private static final Adam ROW_RATE = new Adam(0.002f);
  private static final Adam LAYER_RATE = new Adam(0.001f);

  /** For {@link java.util.ServiceLoader}. */
  public SameDiffTrainer() {
    oneThread();
  }

  /** Keeps sums in one order, and leaves the processors to networks that train side by side. */
  static void oneThread() {
    Nd4j.getBackend(); // loads the native library, without which the next line fails
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  @Override
  public void train(NetworkTask task, Predicate<NeuralScorer> goOn) {
    NetworkShape shape = task.shape();
    Random random = new Random(task.seed());
    WordTypes words = new WordTypes(task.texts(), shape.features(), LONGEST_TEXT);
    Rows rows = new Rows(shape.features().slots(), shape.dimensions(), ROW_RATE, random);
    Layers layers = new Layers(shape, task.task(), LAYER_RATE, random);
    boolean more = true;
    for (int epoch = 0; more && epoch < task.epochs(); epoch++) {
      for (int[] texts : batches(words, task.texts().size(), random)) {
        Batch batch =
            new Batch(shape, words, texts, rows, task.targets(), task.weights(), DROPOUT, random);
        layers.step(batch);
        batch.update(rows);
      }
      more = goOn.test(NeuralScorer.quantise(shape, rows.values(), layers.weights()));
    }
  }

  private static List<int[]> batches(WordTypes words, int texts, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Comparator<Integer> byLength = Comparator.comparingInt(text -> words.text(text).length);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < texts; from += BATCH * BATCHES_SORTED) {
      List<Integer> part = order.subList(from, Math.min(texts, from + BATCH * BATCHES_SORTED));
      part.sort(byLength);
      for (int i = 0; i < part.size(); i += BATCH) {
        batches.add(
            part.subList(i, Math.min(part.size(), i + BATCH)).stream()
                .mapToInt(Integer::intValue)
                .toArray());
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }
}
