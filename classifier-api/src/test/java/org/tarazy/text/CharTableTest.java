package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharTableTest {
  /** So that the skeleton of a word can be told from its folded characters. */
  @Test
  void aFoldedLetterIsALetterOfTheSameScriptThatFoldsToItself() {
    int script = CharTable.LETTER | CharTable.MIXED;
    for (int i = 0; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      char folded = CharTable.fold(c);
      assertThat(CharTable.isLetter(folded)).as("U+%04X", i).isEqualTo(CharTable.isLetter(c));
      if (CharTable.isLetter(c)) {
        assertThat(CharTable.fold(folded)).as("U+%04X", i).isEqualTo(folded);
        assertThat(CharTable.classOf(folded) & script)
            .as("U+%04X", i)
            .isEqualTo(CharTable.classOf(c) & script);
      }
    }
  }
}
