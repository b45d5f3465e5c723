package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarazy.text.TokenKind.EMAIL;
import static org.tarazy.text.TokenKind.EMOJI;
import static org.tarazy.text.TokenKind.EMOTICON;
import static org.tarazy.text.TokenKind.HASHTAG;
import static org.tarazy.text.TokenKind.MENTION;
import static org.tarazy.text.TokenKind.NUMBER;
import static org.tarazy.text.TokenKind.PUNCTUATION;
import static org.tarazy.text.TokenKind.SYMBOL;
import static org.tarazy.text.TokenKind.URL;
import static org.tarazy.text.TokenKind.WORD;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
  private final Tokenizer tokenizer = new Tokenizer();

  private List<String> tokens(String text) {
    return tokenizer.tokenize(text).stream().map(token -> token.text(text)).toList();
  }

  private List<TokenKind> kinds(String text) {
    return tokenizer.tokenize(text).stream().map(Token::kind).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Бүгін мешітте намаз өтті. = Бүгін|мешітте|намаз|өтті|.",
        "(Да), «нет»! = (|Да|)|,|«|нет|»|!",
        "Что?! Нет... да-- ну,, = Что|?|!|Нет|...|да|--|ну|,,",
        "А. С. Пушкин, А.С.Пушкин = А.|С.|Пушкин|,|А.|С.|Пушкин",
        "5 млн. тг. и т. д. = 5|млн.|тг|.|и|т.|д.",
        "т.е. так, и т.д. = т.е.|так|,|и|т.д.",
        "б.з.б. 5 ж. және т.б. = б.з.б.|5|ж.|және|т.б.",
        "рис. 5, а этот рис. = рис.|5|,|а|этот|рис|.",
        "ул. Абая и эта ул. тоже = ул.|Абая|и|эта|ул|.|тоже",
        "Он-то знал кое-что, когда-нибудь и из-за = Он|-|то|знал|кое-что|,|когда-нибудь|и|из-за",
        "что-то, да-да, чуть-чуть = что-то|,|да|-|да|,|чуть-чуть",
        "повести-сказке и пресс-служба = повести|-|сказке|и|пресс-служба",
        "Нью-Йорк и Ростов-на-Дону = Нью-Йорк|и|Ростов-на-Дону",
        "қарым-қатынас, қала-қалаға, бес-алты = қарым-қатынас|,|қала|-|қалаға|,|бес|-|алты",
        "60-х, 5-6, 15-жылдығын, 55-ші, 18-летний = 60-х|,|5|-|6|,|15|-|жылдығын|,|55-ші|,|18-летний",
        "09.01.2019 в 18:30, 1,5 кг = 09.01.2019|в|18:30|,|1,5|кг",
        "3кг, 4G, COVID19, raptor_700 = 3|кг|,|4G|,|COVID19|,|raptor_700",
        "жылы 25% және 19,4°С-қа, №5 = жылы|25%|және|19,4°С-қа|,|№5",
        "2010ж. 5х 3 км² = 2010|ж.|5х|3|км²",
        "бірте-бірте, күннен-күнге, ерекшелігі-алынған = бірте-бірте|,|күннен|-|күнге|,|ерекшелігі|-|алынған",
        "айта-айта әбден шаршады = айта-айта|әбден|шаршады",
        "пт-вс, пять-шесть, Бұл-біз = пт|-|вс|,|пять|-|шесть|,|Бұл|-|біз",
        "тел. +77011234567 = тел.|+77011234567",
        "ko'mek об’явление = ko'mek|об’явление",
        "100% + 50₽ и №5 = 100|%|+|50|₽|и|№|5",
      })
  void splitsAsTheTreebanksDo(String text, String tokens) {
    assertThat(tokens(text)).containsExactly(tokens.split("\\|"));
  }

  @Test
  void namesTheKindOfEachToken() {
    assertThat(kinds("Слово 5 , % https://a.kz a@b.kz @name #тег 😂 :-)"))
        .containsExactly(
            WORD, NUMBER, PUNCTUATION, SYMBOL, URL, EMAIL, MENTION, HASHTAG, EMOJI, EMOTICON);
  }

  @Test
  void keepsLinksWhole() {
    assertThat(tokens("см. https://t.me/abc?x=1, vk.com/id1; e-history.kz."))
        .containsExactly(
            "см.", "https://t.me/abc?x=1", ",", "vk.com/id1", ";", "e-history.kz", ".");
    assertThat(tokens("ivan_p-99@mail.ru, @user-1: #ростов-на-дону#сочи"))
        .containsExactly("ivan_p-99@mail.ru", ",", "@user-1", ":", "#ростов-на-дону", "#сочи");
  }

  @Test
  void keepsARunOfEmojiWhole() {
    assertThat(tokens("Да😂👍🏽👨‍👩‍👧 ❤️ 1️⃣ ‼️"))
        .containsExactly("Да", "😂👍🏽👨‍👩‍👧", "❤️", "1️⃣", "‼️");
  }

  @Test
  void tellsASmileFromAClosingBracket() {
    assertThat(kinds("ну да))) ( ага (да :) (ещё (раз))"))
        .containsExactly(
            WORD,
            WORD,
            EMOTICON,
            PUNCTUATION,
            WORD,
            PUNCTUATION,
            WORD,
            PUNCTUATION,
            PUNCTUATION,
            PUNCTUATION,
            WORD,
            PUNCTUATION,
            WORD,
            PUNCTUATION,
            PUNCTUATION);
    assertThat(tokens("привет =)) :D ^_^ <3")).containsExactly("привет", "=))", ":D", "^_^", "<3");
  }

  @Test
  void keepsAWordThatHyphenationBreaksWhole() {
    assertThat(tokens("про экстре-\nмизм и экс\u00ADтре\u00AD\nмизм"))
        .containsExactly("про", "экстре-\nмизм", "и", "экс\u00ADтре\u00AD\nмизм");
    assertThat(tokens("да -\nнет")).containsExactly("да", "-", "нет");
  }

  @Test
  void keepsMarksAndInvisibleCharactersInTheirWord() {
    assertThat(tokens("стари\u0301нами те\u200Bкст\u200B \u200B"))
        .containsExactly("стари\u0301нами", "те\u200Bкст\u200B");
  }

  @Test
  void refusesTokensOutsideOfAText() {
    assertThatThrownBy(() -> new Token(3, 3, WORD)).hasMessageContaining("3..3");
    assertThatThrownBy(() -> new Token(-1, 3, WORD)).hasMessageContaining("-1..3");
    assertThatThrownBy(() -> new Sentence(3, 3)).hasMessageContaining("3..3");
  }
}
