package org.tarazy.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts Russian words into Kazakh texts, where people who live in both languages put them first:
 * words for time and joints between clauses, which nothing agrees with, everyday nouns, which take
 * Kazakh endings ({@code работаға}), and what one begins a message with.
 *
 * <p>Immutable.
 */
final class CodeSwitching {
  /**
   * What a word becomes; {@code ^}: only where a clause begins, elsewhere it means another thing.
   */
  private static final String WORDS =
      """
      бүгін=сегодня | кеше=вчера | ертең=завтра | қазір=сейчас | таңертең=утром | кешке=вечером
      түнде=ночью | биыл=в этом году | былтыр=в прошлом году | кейде=иногда | әдетте=обычно
      жиі=часто | үнемі=постоянно | ешқашан=никогда | бірден=сразу | кенет=вдруг | ақырында=в итоге
      сосын=потом | әзірге=пока | шамамен=примерно | бірге=вместе | бекер=зря | көбіне=чаще всего
      бірақ=но | немесе=или | және=и | егер=если | яғни=то есть | сондықтан=поэтому | алайда=однако
      өйткені=потому что | демек=значит | мысалы=например | әрине=конечно | әлбетте=конечно
      бәлкім=может быть | тіпті=даже | тек=только | әсіресе=особенно | керісінше=наоборот
      мүлдем=вообще | мүлде=вообще | шынымен=реально | бәрібір=все равно | қысқасы=короче
      айтпақшы=кстати | рахмет=спасибо | рақмет=спасибо | тағы бір=ещё бір | шыны керек=честно говоря
      ^себебі=потому что | ^мүмкін=может | ^міне=вот | ^негізі=вообще | ^жарайды=ладно | ^иә=да
      ^достар=ребята | ^жігіттер=пацаны | ^қыздар=девочки
      """;

  /** A noun, bare and in five cases, and the one that takes its place. */
  private static final String NOUNS =
      """
      жұмыс - қа та тан ты тың | работа - ға да дан ны ның
      мектеп - ке те тен ті тің | школа - ға да дан ны ның
      дүкен - ге де нен ді нің | магазин - ге де нен ді нің
      көлік - ке те тен ті тің | машина - ға да дан ны ның
      аурухана - ға да дан ны ның | больница - ға да дан ны ның
      дәріхана - ға да дан ны ның | аптека - ға да дан ны ның
      кітапхана - ға да дан ны ның | библиотека - ға да дан ны ның
      жатақхана - ға да дан ны ның | общага - ға да дан ны ның
      балабақша - ға да дан ны ның | садик - ке те тен ті тің
      көше - ге де ден ні нің | улица - ға да дан ны ның
      қала - ға да дан ны ның | город - қа та тан ты тың
      пәтер - ге де ден ді дің | квартира - ға да дан ны ның
      аялдама - ға да дан ны ның | остановка - ға да дан ны ның
      дәрігер - ге де ден ді дің | врач - қа та тан ты тың
      емтихан - ға да нан ды ның | экзамен - ге де нен ді нің
      сабақ - қа та тан ты тың | урок - қа та тан ты тың
      жаттығу - ға да дан ды дың | тренировка - ға да дан ны ның
      жарыс - қа та тан ты тың | соревнование - ге де ден ні нің
      жиналыс - қа та тан ты тың | собрание - ге де ден ні нің
      кездесу - ге де ден ді дің | встреча - ға да дан ны ның
      мереке - ге де ден ні нің | праздник - ке те тен ті тің
      апта - ға да дан ны ның | неделя - ға да дан ны ның
      жалақы - ға да дан ны ның | зарплата - ға да дан ны ның
      айыппұл - ға да дан ды дың | штраф - қа та тан ты тың
      хабарлама - ға да дан ны ның | сообщение - ге де ден ні нің
      әуежай - ға да дан ды дың | аэропорт - қа та тан ты тың
      """;

  private static final List<String> BEGINNINGS =
      List.of(
          "Короче… ",
          "Кстати… ",
          "Слушайте! ",
          "Ребята! ",
          "Народ! ",
          "Всем привет! ",
          "Вообще… ",
          "Ну вот. ",
          "Честно говоря… ",
          "Внимание! ",
          "Прикиньте… ",
          "В общем… ");

  private static final double SHARE_OF_WORDS = 0.7;
  private static final double SHARE_BEGUN = 0.3;

  private static final Map<String, String> RUSSIAN = table();
  private static final Pattern KAZAKH = pattern();

  private CodeSwitching() {}

  private static Map<String, String> table() {
    Map<String, String> table = new HashMap<>();
    for (String entry : WORDS.strip().split("\\s*[|\\n]\\s*", -1)) {
      String[] pair = entry.split("=", -1);
      table.put(pair[0], pair[1]);
    }
    for (String line : NOUNS.strip().split("\\n", -1)) {
      String[] kazakh = line.split("\\|", -1)[0].strip().split(" ", -1);
      String[] russian = line.split("\\|", -1)[1].strip().split(" ", -1);
      for (int form = 1; form < kazakh.length; form++) {
        table.put(inflected(kazakh, form), inflected(russian, form));
      }
    }
    return Map.copyOf(table);
  }

  private static String inflected(String[] noun, int form) {
    return noun[0] + (noun[form].equals("-") ? "" : noun[form]);
  }

  private static Pattern pattern() {
    String words =
        RUSSIAN.keySet().stream()
            .sorted()
            .map(word -> word.startsWith("^") ? "(?<=^|[,.!?…:«—] ?)" + word.substring(1) : word)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<![\\p{L}-])(?:" + words + ")(?![\\p{L}-])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Writes Kazakh {@code text} with at least a word of Russian. */
  static String write(String text, Dice dice) {
    StringBuilder out = new StringBuilder();
    boolean switched = false;
    Matcher matcher = KAZAKH.matcher(text);
    while (matcher.find()) {
      String word = matcher.group();
      if (dice.chance(SHARE_OF_WORDS)) {
        matcher.appendReplacement(out, likeIn(word, russian(word)));
        switched = true;
      }
    }
    matcher.appendTail(out);
    return switched && !dice.chance(SHARE_BEGUN) ? out.toString() : dice.pick(BEGINNINGS) + out;
  }

  private static String russian(String word) {
    String key = word.toLowerCase(Locale.ROOT);
    return RUSSIAN.getOrDefault(key, RUSSIAN.getOrDefault("^" + key, word));
  }

  private static String likeIn(String word, String russian) {
    return Character.isUpperCase(word.charAt(0))
        ? russian.substring(0, 1).toUpperCase(Locale.ROOT) + russian.substring(1)
        : russian;
  }
}
