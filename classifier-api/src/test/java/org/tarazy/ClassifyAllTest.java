package org.tarazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarazy.model.SmallModel;

class ClassifyAllTest {
  private static final int MANY = 5000;

  private final Classifier nature = Classifier.of(SmallModel.ofNature());

  private static Stream<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 3 == 0 ? "теңіз " + i : "дала жылқы " + i);
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : workers()) {
      thread.join(10_000);
    }
    assertThat(workers()).isEmpty();
  }

  private static List<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(OrderedWork.THREAD_NAME))
        .toList();
  }

  @Test
  void resultsComeInTheOrderOfTheTextsAndAreThoseOfClassify() {
    for (int count : new int[] {0, 1, 256, 257, MANY}) {
      List<String> met = new ArrayList<>();
      nature.classifyAll(
          texts(count),
          (text, result) -> {
            met.add(text);
            assertThat(result).isEqualTo(nature.classify(text));
          });
      assertThat(met).isEqualTo(texts(count).toList());
    }
  }

  @Test
  void fewTextsAreHeldAtATime() {
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    nature.classifyAll(
        texts(20 * MANY).peek(text -> most.accumulateAndGet(held.incrementAndGet(), Math::max)),
        (text, result) -> held.decrementAndGet());
    int batches = 2 * Runtime.getRuntime().availableProcessors() + 3;
    assertThat(most.get()).isLessThanOrEqualTo(256 * batches);
  }

  @Test
  void anErrorOfTheTextsSurfaces() {
    Stream<String> broken =
        texts(MANY)
            .peek(
                text -> {
                  if (text.endsWith(" 4000")) {
                    throw new IllegalStateException("cannot read on");
                  }
                });
    assertThatThrownBy(() -> nature.classifyAll(broken, (text, result) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot read on");
  }

  @Test
  void anErrorOfTheSinkSurfaces() {
    assertThatThrownBy(
            () ->
                nature.classifyAll(
                    texts(MANY),
                    (text, result) -> {
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
  }

  @Test
  void anErrorOfTheWorkSurfaces() {
    assertThatThrownBy(
            () ->
                OrderedWork.run(
                    texts(MANY).iterator(),
                    text -> {
                      if (text.endsWith(" 3000")) {
                        throw new ArithmeticException(text);
                      }
                      return text;
                    },
                    (text, result) -> {}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("теңіз 3000");
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> nature.classifyAll(texts(MANY), (text, result) -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
