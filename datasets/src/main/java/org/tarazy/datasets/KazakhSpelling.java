package org.tarazy.datasets;

/**
 * Other ways in which Kazakh is written than in its Cyrillic alphabet. Letters that a table does
 * not name stay as they are, so that Russian words inside a Kazakh text are changed too, as their
 * writers change them.
 */
public enum KazakhSpelling {
  /**
   * On a Russian keyboard: each letter that Russian lacks becomes the one that looks most like it.
   */
  RUSSIAN_LETTERS("ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и"),

  /**
   * The Latin alphabet that the government of Kazakhstan presented in 2021: umlauts, {@code ğ},
   * {@code ş}, {@code ñ}, {@code ū}; {@code i} for и and й, {@code ı} for і, {@code y} for ы.
   */
  LATIN_2021(
      "а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=io ж=j з=z и=i И=İ й=i Й=İ к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p"
          + " р=r с=s т=t у=u ұ=ū ү=ü ф=f х=h һ=h ц=ts ч=tş ш=ş щ=ş ъ= ы=y і=ı ь= э=e ю=iu я=ia"),

  /** As in chats, by ear and with the keys at hand: no diacritics, {@code sh}, {@code ch}. */
  LATIN_CHAT(
      "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=zh з=z и=i й=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p"
          + " р=r с=s т=t у=u ұ=u ү=u ф=f х=h һ=h ц=c ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya"),

  /** As in chats, by those who keep to the official letters where a plain key has them. */
  LATIN_CHAT_Q(
      "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=j з=z и=i й=y к=k қ=q л=l м=m н=n ң=n о=o ө=o п=p"
          + " р=r с=s т=t у=w ұ=u ү=u ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya");

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, which Error Prone cannot see.
  private final LetterTable letters;

  KazakhSpelling(String table) {
    letters = new LetterTable(table);
  }

  /** Writes Kazakh Cyrillic {@code text} in this spelling. */
  public String write(String text) {
    return letters.write(text);
  }
}
