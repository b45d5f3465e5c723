package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarazy.text.Obfuscation.COMBINING_MARKS;
import static org.tarazy.text.Obfuscation.COMPATIBILITY_FORMS;
import static org.tarazy.text.Obfuscation.DIGITS_FOR_LETTERS;
import static org.tarazy.text.Obfuscation.INVISIBLE_CHARACTERS;
import static org.tarazy.text.Obfuscation.LOOK_ALIKES;
import static org.tarazy.text.Obfuscation.SPACED_LETTERS;
import static org.tarazy.text.Obfuscation.STRETCHED_LETTERS;
import static org.tarazy.text.Reading.count;
import static org.tarazy.text.Reading.words;

import java.nio.CharBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordReaderTest {
  private static final String PLAIN =
      "Бүгін мешітте жұма намазы өтті. Ёжик сказал: «Привет, мир!» — и ушёл в 18:30… Keremet eken 😂";

  @Test
  void foldsCaseAndYoAndSplitsAtHyphens() {
    assertThat(words("Ёжик ҚАЗАҚ Көші-қон KEREMET"))
        .containsExactly("ежик", "қазақ", "көші", "-", "қон", "keremet");
  }

  @Test
  void foldsDashesAndQuotes() {
    assertThat(words("«а» — “б” – ‘в’"))
        .containsExactly("\"", "а", "\"", "-", "\"", "б", "\"", "-", "'", "в", "'");
  }

  @Test
  void keepsTheShapeOfNumbers() {
    assertThat(words("12.05.2020 18:30 3,5 1 000 ٣ 5."))
        .containsExactly("00.00.0000", "00:00", "0,0", "0", "000", "0", "0", ".");
  }

  @Test
  void foldsRunsOfOneMarkToTwo() {
    assertThat(words("да! да!! да!!!!! ))) ?! …"))
        .containsExactly("да", "!", "да", "!!", "да", "!!", "))", "?", "!", "..");
  }

  @Test
  void readsAnEmojiAsOneWordWithoutItsTone() {
    String text = "👍🏽❤️👨‍👩‍👧🇰🇿";
    WordReader reader = new WordReader();
    reader.read(text);
    assertThat(Reading.words(reader)).containsExactly("👍", "❤", "👨", "👩", "👧", "🇰🇿");
    assertThat(Reading.originals(reader, text))
        .containsExactly("👍🏽", "❤️", "👨‍", "👩‍", "👧", "🇰🇿");
  }

  @Test
  void readsTheSameEmojiAtMostTwiceInARow() {
    assertThat(words("😂😂😂😂 😂")).containsExactly("😂", "😂", "😂");
  }

  @Test
  void foldsLinksToPlaceholders() {
    assertThat(words("см. https://t.me/abc?x=1, vk.com/id1 и e-history.kz."))
        .containsExactly("см", ".", "<url>", ",", "<url>", "и", "<url>", ".");
    assertThat(words("ivan_petrov-99@mail.ru @user_1 сайт.рф www.iii.example"))
        .containsExactly("<email>", "<mention>", "<url>", "<url>");
  }

  @Test
  void takesAMissingBlankForNoLink() {
    assertThat(words("привет.как дела:ок"))
        .containsExactly("привет", ".", "как", "дела", ":", "ок");
  }

  @Test
  void keepsApostrophesInsideWords() {
    assertThat(words("ko'mek qas' об’явление 'да'"))
        .containsExactly("ko'mek", "qas'", "об'явление", "'", "да", "'");
  }

  @Test
  void takesNoLetterOfAnAddressForOneThatIsSpacedOut() {
    WordReader thorough = new WordReader();
    thorough.readThoroughly("http://a.kz/б?c и т.е.");
    assertThat(Reading.words(thorough)).isEqualTo(words("http://a.kz/б?c и т.е."));
  }

  @Test
  void shortensStretchedLettersAndReportsThem() {
    assertThat(words("жоооооқ длинный")).containsExactly("жоқ", "длинный");
    assertThat(count("жоооооқ ну дааааа", STRETCHED_LETTERS)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "теppop, террор", // Latin p, p, o, p
    "TEPPOР, teppop", // all but one Latin: Latin wins
    "жaxсы, жахсы",
    "ХХI, ххі",
    "бiз, біз",
    "пαкет, пакет",
    "мoлодeжь, молодежь",
  })
  void readsLookAlikesInTheScriptOfTheWord(String text, String word) {
    assertThat(words(text)).containsExactly(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whatsappта", "iosқа", "iphoneның", "youtubeке", "smsка"})
  void leavesLatinStemsWithCyrillicEndings(String text) {
    assertThat(words(text)).containsExactly(text);
    assertThat(words("PCға")).containsExactly("pcға");
    assertThat(count(text, LOOK_ALIKES)).isZero();
  }

  @Test
  void reportsLookAlikesButNotHabits() {
    assertThat(count("теppop и тeкст", LOOK_ALIKES)).isEqualTo(2);
    assertThat(count("бiз əскери ХХI чтó", LOOK_ALIKES)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "д0м, дом",
    "п4кет, пакет",
    "по4та, почта",
    "д3ньги, деньги",
    "на3ад, назад",
    "0ружие, оружие",
    "окн0, окно",
    "п@кет, пакет",
    "t3rr0r, terror"
  })
  void readsDigitsInsideWordsAsLetters(String text, String word) {
    assertThat(words(text)).containsExactly(word);
    assertThat(count(text, DIGITS_FOR_LETTERS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4G", "covid19", "5мм", "топ10", "18летний", "B2B", "mp3", "м2", "10ға", "i18n"})
  void leavesRealDigits(String text) {
    assertThat(count(text, DIGITS_FOR_LETTERS)).isZero();
    assertThat(words(text)).hasSize(text.equals("B2B") || text.equals("i18n") ? 3 : 2);
  }

  @ParameterizedTest
  @CsvSource({
    "т е к с т, текст",
    "т.е.к.с.т, текст",
    "т-е-к-с-т, текст",
    "т*е*к*с*т, текст",
    "т e к с т, текст", // the second letter is Latin
    "с ө з ж о қ, сөзжоқ",
  })
  void joinsSpacedLetters(String text, String word) {
    assertThat(words(text)).containsExactly(word);
    assertThat(count(text, SPACED_LETTERS)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "и я в нём",
        "а я с ней",
        "а б в г д",
        "и т. д.",
        "т. е.",
        "А. С. Пушкин",
        "I a o"
      })
  void leavesWordsOfOneLetter(String text) {
    assertThat(count(text, SPACED_LETTERS)).isZero();
    assertThat(words(text).get(0)).hasSize(1);
  }

  @Test
  void joinsAbbreviationsWithoutReportingThem() {
    assertThat(words("С.С.С.Р.")).containsExactly("сср", ".");
    assertThat(count("С.С.С.Р.", SPACED_LETTERS)).isZero();
  }

  @Test
  void joinsWordsBrokenAtTheLineEnd() {
    String text = "про экстре-\r\n  мизм и кто-\nто";
    WordReader reader = new WordReader();
    reader.read(text);
    assertThat(Reading.words(reader)).containsExactly("про", "экстремизм", "и", "кто", "-", "то");
    assertThat(text.substring(reader.originalStart(1), reader.originalEnd(1)))
        .isEqualTo("экстре-\r\n  мизм");
    assertThat(words("экстре\u00AD\nмизм")).containsExactly("экстремизм");
  }

  @Test
  void dropsInvisibleCharactersAndReportsThoseInsideWords() {
    assertThat(words("\uFEFFте\u200Bкст сло\u2060во")).containsExactly("текст", "слово");
    assertThat(count("\uFEFFте\u200Bкст сло\u2060во да\u200E", INVISIBLE_CHARACTERS)).isEqualTo(2);
  }

  @Test
  void takesSoftHyphensForHyphenationUnlessTheyStandAtEachLetter() {
    assertThat(words("экс\u00ADтре\u00ADмизм")).containsExactly("экстремизм");
    assertThat(count("экс\u00ADтре\u00ADмизм", INVISIBLE_CHARACTERS)).isZero();
    assertThat(count("э\u00ADк\u00ADс", INVISIBLE_CHARACTERS)).isEqualTo(1);
  }

  @Test
  void composesDecomposedLetters() {
    assertThat(words("и\u0306 е\u0308лка a\u0301 u\u0308")).containsExactly("й", "елка", "á", "ü");
    assertThat(count("и\u0306 е\u0308лка", COMBINING_MARKS)).isZero();
  }

  @Test
  void dropsStressMarksAndReportsPiledOnes() {
    assertThat(words("за\u0301мок т\u0336е\u0336р\u0336")).containsExactly("замок", "тер");
    assertThat(count("за\u0301мок т\u0336е\u0336р\u0336", COMBINING_MARKS)).isEqualTo(1);
  }

  @Test
  void readsStyledLettersAsLetters() {
    assertThat(words("𝐓𝐞𝐱𝐭 ｔｅｘｔ ⓣⓔⓧⓣ ﬁn Ⅳ ﷺ")).startsWith("text", "text", "text", "fin", "iv");
    assertThat(count("𝐓𝐞𝐱𝐭 ｔｅｘｔ ⓣⓔⓧⓣ ﬁn Ⅳ", COMPATIBILITY_FORMS)).isEqualTo(3);
  }

  @Test
  void leavesLinksAloneOnTheSlowPath() {
    assertThat(words("теppop t.me/a1b0c3d @us3r0ne x1y2z3@mail.ru"))
        .containsExactly("террор", "<url>", "<mention>", "<email>");
    assertThat(count("т\u200Bекст t.me/a1b0c3d @us3r0ne", DIGITS_FOR_LETTERS)).isZero();
  }

  @Test
  void readsAnyCharSequence() {
    WordReader reader = new WordReader();
    for (CharSequence text :
        List.of(
            PLAIN, new StringBuilder().append(PLAIN).reverse().reverse(), CharBuffer.wrap(PLAIN))) {
      reader.read(text);
      assertThat(Reading.words(reader)).isEqualTo(words(PLAIN));
    }
  }

  @Test
  void forgetsTheTextBefore() {
    WordReader reader = new WordReader();
    reader.read("т\u200Bеppop 'qas' 😂😂 а б");
    reader.read("в г");
    assertThat(Reading.words(reader)).containsExactly("в", "г");
    assertThat(reader.count(LOOK_ALIKES)).isZero();
    reader.read("");
    assertThat(reader.wordCount()).isZero();
  }

  @Test
  void readsPlainTextWithoutAllocating() throws ReflectiveOperationException {
    WordReader reader = new WordReader();
    long bytes =
        Allocation.leastBytes(
            () -> {
              for (int i = 0; i < 1000; i++) {
                reader.read(PLAIN);
              }
            });
    // Asking for the figure allocates a little itself.
    assertThat(bytes).isLessThan(1000);
  }

  @Test
  void refusesATextThatIsTooLong() {
    CharSequence endless =
        new CharSequence() {
          @Override
          public int length() {
            return WordReader.LONGEST_TEXT + 1;
          }

          @Override
          public char charAt(int index) {
            return 'а';
          }

          @Override
          public CharSequence subSequence(int start, int end) {
            return this;
          }
        };
    assertThatThrownBy(() -> new WordReader().read(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100000001")
        .hasMessageContaining("100000000");
  }
}
