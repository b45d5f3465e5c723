package org.tarazy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarazy.Classifier;

class ModelsTest {

  @Test
  void everyNamedModelLoadsAndSaysWhatItIs() {
    for (String name : Models.names()) {
      Classifier classifier = Models.load(name);
      assertThat(classifier.card().id()).isEqualTo(name);
      assertThat(classifier.card().limits()).isNotBlank();
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Models.load("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("sample-review");
  }

  @Test
  void ordinaryTextsAreNotFlaggedAndPlainCallsToJoinAre() {
    Classifier classifier = Models.load("sample-review");
    assertThat(classifier.classify("Бүгін мешітте жұма намазы өтті.").best().label())
        .isEqualTo("none");
    assertThat(classifier.classify("Сегодня в Алматы открылась выставка цветов.").best().label())
        .isEqualTo("none");
    assertThat(classifier.classify("Брат, вступай в отряд «Серый ветер».").best().label())
        .isEqualTo("recruitment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sports               | Наша сборная выиграла чемпионат мира по хоккею, забив решающую шайбу.
          sports               | Футбол командасы финалда жеңіске жетіп, алтын медаль алды.
          politics             | Президент и парламент обсудили выборы и новый закон правительства.
          politics             | Парламент сайлау туралы жаңа заң қабылдады, деді үкімет басшысы.
          health               | Врачи лечат больных в больнице, болезнь вызвана вирусом.
          health               | Дәрігерлер ауруханада науқастарды емдейді, ауруды вирус тудырады.
          travel               | Туристы бронируют гостиницу и билеты на самолёт, чтобы посетить остров.
          travel               | Туристер қонақүйге орналасып, ұшақ билетін алдын ала сатып алады.
          science/technology   | Учёные изучают атомы и молекулы с помощью компьютера.
          science/technology   | Ғалымдар компьютер арқылы атомдар мен молекулаларды зерттейді.
          """)
  void topicsOfPlainSentencesAreFound(String topic, String text) {
    assertThat(Models.load("topic-ru-kk").classify(text).best().label()).isEqualTo(topic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          positive | Өте жақсы кітап, маған қатты ұнады, рахмет!
          positive | Керемет қосымша, бәріне кеңес беремін.
          positive | Сапасы жақсы, жеткізу тез болды, супер.
          negative | Өте нашар, ақшам босқа кетті, мүлдем жұмыс істемейді.
          negative | Қызмет көрсету нашар, ешкімге кеңес бермеймін.
          negative | Ашылмайды, қайта-қайта қате шығады, ужас.
          """)
  void whatPlainReviewsSayIsFound(String sentiment, String text) {
    assertThat(Models.load("sentiment-kk").classify(text).best().label()).isEqualTo(sentiment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          joy      | Ура, как же я счастлива, лучший день!!!
          sadness  | Мне так грустно и одиноко (((
          fear     | Я боюсь темноты, мне страшно выходить на улицу.
          anger    | Как же они меня бесят, ненавижу!
          disgust  | Фу, какая мерзость, противно смотреть.
          surprise | Ничего себе, я в шоке, вот это неожиданно!
          """)
  void feelingsAreTold(String feeling, String text) {
    assertThat(Models.load("emotion-ru").classify(text).best().label()).isEqualTo(feeling);
  }

  @Test
  void aTextWithoutFeelingsHasNone() {
    assertThat(
            Models.load("emotion-ru")
                .classify("Поезд отправляется в девять часов со второго пути.")
                .decision()
                .labels())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          neutral | Спасибо за помощь, теперь всё понятно.
          neutral | Я с вами не согласен, давайте обсудим это завтра.
          neutral | Сегодня в городе идёт дождь.
          toxic   | Какой же ты тупой идиот, закрой рот.
          toxic   | Эти уроды и дебилы опять всё сломали.
          toxic   | Пошёл вон, придурок.
          """)
  void rudenessIsTold(String label, String text) {
    assertThat(Models.load("toxicity-ru").classify(text).best().label()).isEqualTo(label);
  }
}
