package org.tarazy.datasets;

/**
 * How Russian is written in Latin letters. What a table does not name, Kazakh letters among it,
 * stays as it is.
 */
public enum RussianSpelling {
  /** As in passports (ICAO Doc 9303): {@code Iuliia, Khvostov}. */
  PASSPORT(
      "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u"
          + " ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia"),

  /** As in chats: {@code Yuliya, Hvostov}, an apostrophe for the soft sign. */
  CHAT(
      "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u"
          + " ф=f х=h ц=c ч=ch ш=sh щ=sh ъ= ы=y ь=' э=e ю=yu я=ya"),

  /** As in chats, by those who write j and x: {@code Julija, Xvostov}. */
  CHAT_J(
      "а=a б=b в=v г=g д=d е=e ё=jo ж=zh з=z и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u"
          + " ф=f х=x ц=c ч=ch ш=sh щ=sch ъ= ы=i ь= э=e ю=ju я=ja");

  @SuppressWarnings("ImmutableEnumChecker") // It is immutable, which Error Prone cannot see.
  private final LetterTable letters;

  RussianSpelling(String table) {
    letters = new LetterTable(table);
  }

  /** Writes Russian {@code text} in this spelling. */
  public String write(String text) {
    return letters.write(text);
  }
}
