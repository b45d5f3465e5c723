package org.tarazy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SkeletonTest {
  /**
   * A word a line: Cyrillic, Russian letters, Latin of 2017, 2018, 2021, one or more of chats,
   * Arabic.
   */
  private static final String SPELLINGS =
      """
      керемет керемет keremet keremet keremet ceremet كەرەمەت
      күшті кушти ku's'ti kúshti küştı kushti kuwti kushty كۇشتى
      жақсы жаксы jaqsy jaqsy jaqsy zhaksy jaksy jaqsi zhaqsi جاقسى
      қалайсың калайсын qalai'syn' qalaısyń qalaisyñ qalaisyn kalaysin قالايسىڭ
      рақмет ракмет raqmet raqmet raqmet rakmet راقمەت
      рахмет рахмет rahmet rahmet rahmet raxmet rakhmet راحمەت
      сәлем салем sa'lem sálem sälem salem سالەم
      бүгін бугин bu'gin búgin bügın bugin بۇگىن
      қазақ казак qazaq qazaq qazaq kazak قازاق
      тіл тил til til tıl til ٴتىل
      жоқ жок joq joq joq zhok jok جوق
      өте оте o'te óte öte ote وتە
      әдемі адеми a'demi ádemi ädemı ademi ادەمى
      ұнады унады unady unady ūnady unadi ۇنادى
      дұрыс дурыс durys durys dūrys duris دۇرىس
      мысық мысык mysyq mysyq mysyq misik مىسىق
      шын шын s'yn shyn şyn wyn shin شىن
      қош кош qos' qosh qoş kosh kow قوش
      көп коп ko'p kóp köp kop كوپ
      неге неге nege nege nege nege نەگە
      сөз соз so'z sóz söz soz ٴسوز
      жұмыс жумыс jumys jumys jūmys zhumys jumis جۇمىس
      үйге уйге u'i'ge úıge üige uyge uige ۇيگە
      ата ата ata ata ata ata اتا
      әке аке a'ke áke äke ake اكە
      шаңырақ шанырак s'an'yraq shańyraq şañyraq shanyrak wanyraq شاڭىراق
      жаңа жана jan'a jańa jaña zhana jana جاڭا
      таң тан tan' tań tañ tang tan تاڭ
      теңге тенге ten'ge teńge teñge tenge تەڭگە
      мектеп мектеп mektep mektep mektep mektep مەكتەپ
      кітап китап kitap kitap kıtap kitap كىتاپ
      халық халык halyq halyq halyq xalyk khalyk halik حالىق
      қыз кыз qyz qyz qyz kiz قىز
      жүрек журек ju'rek júrek jürek zhurek jurek جۇرەك
      дос дос dos dos dos dos دوس
      отбасы отбасы otbasy otbasy otbasy otbasi وتباسى
      ғалым галым g'alym ǵalym ğalym ghalym galim عالىم
      бағдарлама багдарлама bag'darlama baǵdarlama bağdarlama bagdarlama باعدارلاما
      маған маган mag'an maǵan mağan maghan magan ماعان
      оның онын onyn' onyń onyñ onyn ونىڭ
      келіңіз келиниз kelin'iz kelińiz kelıñız keliniz كەلىڭىز
      біз биз biz biz bız biz ٴبىز
      жылдам жылдам jyldam jyldam jyldam zhyldam jildam جىلدام
      көмек комек ko'mek kómek kömek komek كومەك
      уақыт уакыт y'aqyt ýaqyt uaqyt uakit ۋاقىت
      су су sy' sý su su سۋ
      ауыл ауыл ay'yl aýyl auyl auil اۋىل
      бауырсақ бауырсак bay'yrsaq baýyrsaq bauyrsaq bauirsak باۋىرساق
      мұғалім мугалим mug'alim muǵalim mūğalım mughalim mugalim مۇعالىم
      дәрігер даригер da'riger dáriger därıger dariger دارىگەر
      ойын ойын oi'yn oıyn oiyn oyin ويىن
      той той toi' toı toi toy توي
      айту айту ai'ty' aıtý aitu aytu ايتۋ
      құрмет курмет qurmet qurmet qūrmet kurmet قۇرمەت
      шешім шешим s'es'im sheshim şeşım wewim شەشىم
      ешқашан ешкашан es'qas'an eshqashan eşqaşan eshkashan ewqawan ەشقاشان
      чемпион чемпион c'empi'on chempıon çempion chempion چەمپيون
      өкінішті окиништи o'kinis'ti ókinishti ökınıştı okiniwti وكىنىشتى
      түсінбедім тусинбедим tu'sinbedim túsinbedim tüsınbedım tusinbedim تۇسىنبەدىم
      қолданба колданба qoldanba qoldanba qoldanba koldanba قولدانبا
      жеңіс женис jen'is jeńis jeñıs zhenis jenis جەڭىس
      сіңлі синли sin'li sińli sıñlı singli sinli ٴسىڭلى
      шаш шаш s'as' shash şaş waw شاش
      іні ини ini ini ını ini ٴىنى
      қатты катты qatty qatty qatty kati قاتتى
      қаңтар кантар qan'tar qańtar qañtar kangtar qantar قاڭتار
      """;

  static Stream<String> spellings() {
    return SPELLINGS.lines();
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void bringsTheSpellingsOfAWordTogether(String line) {
    assertThat(Arrays.stream(line.split(" ")).map(word -> Reading.skeletons(word).get(0)))
        .as(line)
        .containsOnly(Reading.skeletons(line).get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "детский, децкий, detskiy",
    "щётка, щетка, shchetka",
    "яблоко, яблоко, yabloko",
    "юрист, йурист, yurist",
    "ванна, вана, vana",
    "подъезд, подезд, podezd",
    "елім, елим, yelim",
    "цирк, тсирк, tsirk",
    "нет, нееееет, neeet",
  })
  void bringsRussianSpellingsTogether(String one, String two, String three) {
    assertThat(Reading.skeletons(one))
        .isEqualTo(Reading.skeletons(two))
        .isEqualTo(Reading.skeletons(three));
  }

  @ParameterizedTest
  @CsvSource({"бас, бес", "ала, қала", "тас, таш", "мал, мол", "жан, жын", "кел, кол", "сен, мен"})
  void keepsDifferentWordsApart(String one, String two) {
    assertThat(Reading.skeletons(one)).isNotEqualTo(Reading.skeletons(two));
  }

  @Test
  void isTheWordItselfWhereNothingIsSpoken() {
    assertThat(Reading.skeletons("ь ъъ 12 ! 😂")).containsExactly("ь", "ъъ", "00", "!", "😂");
  }
}
