package org.tarazy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class PackedWeightsTest {
  @Property
  void givesBackWhatWasPacked(@ForAll("weights") byte[] weights) {
    PackedWeights packed = PackedWeights.of(weights);
    assertThat(packed.unpacked(weights.length)).isEqualTo(weights);
  }

  /** All bytes, and as in a model: mostly 0, and small where not. */
  @Provide
  static Arbitrary<byte[]> weights() {
    Arbitrary<Byte> some =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just((byte) 0)),
            Tuple.of(3, Arbitraries.bytes().between((byte) -9, (byte) 9)),
            Tuple.of(1, Arbitraries.bytes()));
    return some.array(byte[].class).ofMaxSize(70);
  }

  @Test
  void takesABitAndFourMoreForWhatIsNotZeroAndAByteForWhatIsLarge() {
    byte[] weights = new byte[80];
    weights[3] = 7;
    weights[40] = -8;
    weights[41] = 8;
    weights[79] = -128;
    PackedWeights packed = PackedWeights.of(weights);
    assertThat(packed.nonzero()).hasSize(10);
    assertThat(packed.small()).containsExactly(0x87, 0);
    assertThat(packed.large()).containsExactly(8, -128);
    assertThat(packed.size()).isEqualTo(14);
  }

  @Test
  void partsOfAnotherNumberOfWeightsAreRefused() {
    byte[] weights = new byte[20];
    Arrays.fill(weights, 2, 9, (byte) 100);
    weights[19] = 1;
    PackedWeights packed = PackedWeights.of(weights);
    for (int other : new int[] {0, 16, 17, 19, 25, 1 << 20}) {
      assertThatThrownBy(() -> packed.unpacked(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the packed weights are not " + other);
    }
    byte[] none = new byte[0];
    assertThatThrownBy(() -> new PackedWeights(packed.nonzero(), packed.small(), none).unpacked(20))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PackedWeights(packed.nonzero(), none, packed.large()).unpacked(20))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
