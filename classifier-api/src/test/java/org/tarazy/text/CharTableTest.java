package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class CharTableTest {
  /**
   * Later JDKs know more characters. After a change on purpose, {@code -Dchars.write} with JDK 17
   * writes the file anew, to be compared in the next run.
   */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void theFileHoldsWhatFollowsFromUnicode() throws IOException {
    long[] computed = CharTable.computed();
    if (System.getProperty("chars.write") != null) {
      ByteBuffer bytes = ByteBuffer.allocate(computed.length * Long.BYTES);
      CharTable.difference(computed);
      bytes.asLongBuffer().put(computed);
      CharTable.difference(computed);
      Path file = Path.of("src/main/resources/org/tarazy/text/chars.bin");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(bytes.array());
      }
      return;
    }
    for (int c = 0; c < computed.length; c++) {
      assertThat(CharTable.entry((char) c)).as("U+%04X", c).isEqualTo(computed[c]);
    }
  }

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
