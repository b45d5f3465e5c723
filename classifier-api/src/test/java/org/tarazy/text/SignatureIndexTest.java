package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignatureIndexTest {
  @Test
  void findsEachOfManyTexts() {
    SignatureIndex index = new SignatureIndex();
    List<TextSignature> all = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      all.add(TextSignature.of(sentence(random)));
      assertThat(index.add(all.get(i))).isEqualTo(i);
    }
    assertThat(index.size()).isEqualTo(3000);
    for (int i = 0; i < all.size(); i++) {
      assertThat(index.candidates(all.get(i))).contains(i);
    }
  }

  @Test
  void findsWhatIsAlikeAndNothingElse() {
    SignatureIndex index = new SignatureIndex();
    index.add(TextSignature.of("в городе открыли новую библиотеку"));
    index.add(TextSignature.of("в городе открыли новую школу и большой стадион"));
    index.add(TextSignature.of("погода на завтра: дождь со снегом"));
    TextSignature text = TextSignature.of("в городе открыли новую школу и стадион");
    assertThat(index.candidates(text)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aPhraseThatAllTextsShareHidesNone() {
    SignatureIndex index = new SignatureIndex();
    Random random = new Random(6);
    List<TextSignature> all = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      all.add(
          TextSignature.of(
              "Уважаемые коллеги, в соответствии с действующим законодательством Республики "
                  + sentence(random)));
      index.add(all.get(i));
    }
    int found = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int candidate : index.candidates(all.get(i))) {
        found += candidate == i ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(1980);
  }

  @Test
  void aTextWithoutWordsFindsNothing() {
    SignatureIndex index = new SignatureIndex();
    index.add(TextSignature.of("один два три"));
    index.add(TextSignature.of("…"));
    assertThat(index.candidates(TextSignature.of("…"))).isEmpty();
  }

  private static String sentence(Random random) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 8; word++) {
      for (int i = 0; i < 6; i++) {
        text.append("бвгдзклмнп".charAt(random.nextInt(10)))
            .append("аоуэ".charAt(random.nextInt(4)));
      }
      text.append(' ');
    }
    return text.toString();
  }
}
