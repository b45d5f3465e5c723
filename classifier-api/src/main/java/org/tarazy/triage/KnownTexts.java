package org.tarazy.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tarazy.text.SignatureIndex;
import org.tarazy.text.TextSignature;
import org.tarazy.text.WordReader;

/**
 * Texts that people assessed before, found again when they are posted anew: copied, edited here and
 * there, cut, with something put before or after, or in other letters.
 *
 * <p>A store is a folder. It holds no text, only a {@link TextSignature} of each, who decided what,
 * and when: about 190 bytes a text on disk and 160 in memory. (Whoever has the folder can still
 * test whether it knows a given text.) It shows decisions and changes none: what a match is worth
 * is for a person, or for a {@link ReviewPolicy}, to say.
 *
 * <p>What counts as the same text posted anew is said at {@link TextSignature#isNearDuplicateOf}. A
 * part is found down to about a fifth of the known text; add the passages of a long text one by one
 * where shorter quotations matter.
 *
 * <p>What was added is on disk when the method returns, and a crash at any moment loses nothing of
 * it. One writer at a time, and any number of readers, which see what was there when they were
 * opened. Safe for use by several threads.
 */
public final class KnownTexts implements AutoCloseable {
  /** A look-up shows at most so many matches. */
  public static final int MOST_MATCHES = 20;

  private static final String FILE = "known.texts";
  private static final byte[] MAGIC =
      ("tarazy known texts 1." + TextSignature.VERSION + "\n").getBytes(UTF_8);

  private static final byte NAME = 1;
  private static final byte FIRST = 2;
  private static final byte LATER = 3;
  private static final int LONGEST_RECORD = 1024;
  private static final int USUAL_RECORD = 256;
  private static final int MOST_NAMES = 1 << 16;

  private final FrameFile file;
  private final SignatureIndex index = new SignatureIndex();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();

  /** Where the latest record of each text is. */
  private long[] latest = new long[16];

  private long[] digests = new long[16];

  /** Numbers of texts plus 1, in an open hash table by digest; 0 is a free place. */
  private int[] byDigest = new int[32];

  private KnownTexts(Path folder, boolean writing) throws IOException {
    Path path = folder.resolve(FILE);
    this.file =
        writing
            ? FrameFile.openForWriting(path, MAGIC, this::load)
            : FrameFile.openForReading(path, MAGIC, this::load);
  }

  /**
   * Opens a store to look up and to add; makes an empty one where there is none.
   *
   * @throws TriageFileException if the store is damaged, or open for writing elsewhere
   * @throws IOException if it cannot be read or written
   */
  public static KnownTexts open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new KnownTexts(folder, true);
  }

  /**
   * Opens a store to look up only.
   *
   * @throws TriageFileException if there is no store in {@code folder}, or it is damaged
   * @throws IOException if it cannot be read
   */
  public static KnownTexts openReadOnly(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(FILE))) {
      throw new TriageFileException(
          folder.toString(), "is no store of known texts (has no file " + FILE + ")");
    }
    return new KnownTexts(folder, false);
  }

  /**
   * What was cut off when the store was opened, in one line: the rest of an entry that was being
   * written when the program was stopped. Nothing that was acknowledged.
   */
  public Optional<String> recovery() {
    return file.recovery();
  }

  /** How many texts are kept, whatever their standing. */
  public synchronized int size() {
    return index.size();
  }

  /**
   * Adds what was decided on a text. Where the same words are known already, the decision is put
   * before the earlier ones in that text's history.
   *
   * @throws IllegalArgumentException if {@code text} has no words
   * @throws IOException if it could not be written; nothing is added then
   */
  public KnownText add(CharSequence text, Assessment assessment) throws IOException {
    addAll(List.of(new Entry(text, assessment)));
    return get(id(TextSignature.of(text)), assessment.decidedAt())
        .orElseThrow(() -> new IllegalStateException("added but not found"));
  }

  /**
   * A text to add.
   *
   * @param text the text; only its signature is kept
   * @param assessment what was decided
   */
  public record Entry(CharSequence text, Assessment assessment) {}

  /**
   * Adds many texts, much faster than one by one.
   *
   * @throws IllegalArgumentException if a text has no words; those before it may have been added
   * @throws IOException if they could not all be written; those before may have been added
   */
  public synchronized void addAll(Iterable<Entry> entries) throws IOException {
    Batch batch = new Batch();
    WordReader reader = new WordReader();
    for (Entry entry : entries) {
      reader.read(entry.text());
      batch.add(TextSignature.of(reader), entry.assessment());
    }
    batch.write();
  }

  /**
   * Leaves a text out of look-ups until it is enabled or assessed again.
   *
   * @param id as in {@link KnownText#id()}
   * @throws IllegalArgumentException if no text has this id
   */
  public void disable(String id, String reviewer, String reason, Instant time) throws IOException {
    change(id, KnownText.Action.DISABLED, reviewer, reason, time);
  }

  /** Shows a disabled or revoked text in look-ups again; else as {@link #disable}. */
  public void enable(String id, String reviewer, String reason, Instant time) throws IOException {
    change(id, KnownText.Action.ENABLED, reviewer, reason, time);
  }

  /**
   * Takes a text back for good, as after a successful appeal; else as {@link #disable}. Its history
   * stays, for those who oversee the work.
   */
  public void revoke(String id, String reviewer, String reason, Instant time) throws IOException {
    change(id, KnownText.Action.REVOKED, reviewer, reason, time);
  }

  private synchronized void change(
      String id, KnownText.Action action, String reviewer, String reason, Instant time)
      throws IOException {
    Assessment.checkLength("reviewer", reviewer);
    Assessment.checkLength("reason", reason);
    Assessment.checkTime("time", time);
    int number = number(digest(id));
    if (number < 0) {
      throw new IllegalArgumentException("no known text has the id " + id);
    }
    Batch batch = new Batch();
    KnownText.Event event = new KnownText.Event(action, reviewer, reason, time, Optional.empty());
    batch.addLater(number, event);
    batch.write();
  }

  /**
   * The text with this id, whatever its standing at {@code now}.
   *
   * @throws IllegalArgumentException if {@code id} is not 16 hexadecimal digits
   */
  public synchronized Optional<KnownText> get(String id, Instant now) throws IOException {
    int number = number(digest(id));
    return number < 0 ? Optional.empty() : Optional.of(text(number, now));
  }

  /**
   * The known texts that {@code text} repeats and that are active at {@code now}: the same words
   * first, then the most similar, then the latest added; at most {@value #MOST_MATCHES}.
   *
   * @throws IOException if the store cannot be read
   */
  public List<KnownMatch> find(CharSequence text, Instant now) throws IOException {
    WordReader reader = new WordReader();
    reader.read(text);
    return find(TextSignature.whole(reader), now);
  }

  /** As {@link #find(CharSequence, Instant)}, by {@link TextSignature#whole}. */
  public synchronized List<KnownMatch> find(TextSignature text, Instant now) throws IOException {
    List<KnownMatch> matches = new ArrayList<>();
    for (int number : index.candidates(text)) {
      TextSignature known = signature(number);
      TextSignature.Overlap overlap = text.overlap(known);
      boolean identical = known.digest() == text.digest() && overlap.resemblance() == 1;
      if (identical || text.isNearDuplicateOf(known)) {
        KnownText found = text(number, now);
        if (found.standing() == KnownText.Standing.ACTIVE) {
          matches.add(new KnownMatch(found, identical, overlap.contained(), overlap.containing()));
        }
      }
    }
    Comparator<KnownMatch> identicalFirst = Comparator.comparing(match -> !match.identical());
    matches.sort(
        identicalFirst.thenComparing(
            Comparator.comparingDouble(KnownMatch::similarity).reversed()));
    return List.copyOf(matches.subList(0, Math.min(MOST_MATCHES, matches.size())));
  }

  /**
   * What a store holds.
   *
   * @param texts how many texts
   * @param standings how many texts of each standing
   * @param states how many active texts of each state
   * @param bytes the size of the store on disk
   */
  public record Statistics(
      int texts,
      Map<KnownText.Standing, Integer> standings,
      Map<Assessment.State, Integer> states,
      long bytes) {}

  /** Counts what the store holds at {@code now}; reads all of it. */
  public synchronized Statistics statistics(Instant now) throws IOException {
    Map<KnownText.Standing, Integer> standings = new EnumMap<>(KnownText.Standing.class);
    Map<Assessment.State, Integer> states = new EnumMap<>(Assessment.State.class);
    for (int number = 0; number < index.size(); number++) {
      KnownText text = text(number, now);
      standings.merge(text.standing(), 1, Integer::sum);
      if (text.standing() == KnownText.Standing.ACTIVE) {
        states.merge(text.assessment().state(), 1, Integer::sum);
      }
    }
    return new Statistics(index.size(), standings, states, file.length());
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  private static String id(TextSignature signature) {
    return HexFormat.of().toHexDigits(signature.digest());
  }

  private static long digest(String id) {
    try {
      if (id.length() == 16) {
        return HexFormat.fromHexDigitsToLong(id);
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the message below, which says more than HexFormat's.
    }
    throw new IllegalArgumentException("id is \"" + id + "\", expected 16 hexadecimal digits");
  }

  // ---- records: length (short), kind (byte), then what the kind has ----

  private void load(long offset, byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      int start = buffer.position();
      int length = buffer.getShort() & 0xFFFF;
      byte kind = buffer.get();
      if (kind == NAME) {
        byte[] name = new byte[length - 3];
        buffer.get(name);
        learn(new String(name, UTF_8));
      } else if (kind == FIRST) {
        index(signature(buffer), offset + start);
      } else {
        latest[buffer.getInt()] = offset + start;
      }
      buffer.position(start + length);
    }
  }

  private void learn(String name) {
    codes.put(name, names.size());
    names.add(name);
  }

  private void index(TextSignature signature, long offset) {
    int number = index.add(signature);
    if (number == latest.length) {
      int length = number + number / 8 + 16;
      latest = Arrays.copyOf(latest, length);
      digests = Arrays.copyOf(digests, length);
    }
    latest[number] = offset;
    digests[number] = signature.digest();
    if (3L * (number + 1) > 2L * byDigest.length) {
      int[] larger = new int[byDigest.length + byDigest.length / 4];
      for (int i = 0; i < number; i++) {
        larger[freeSlot(larger, digests[i])] = i + 1;
      }
      byDigest = larger;
    }
    byDigest[freeSlot(byDigest, signature.digest())] = number + 1;
  }

  private static int freeSlot(int[] table, long digest) {
    int slot = firstSlot(table, digest);
    while (table[slot] != 0) {
      slot = slot + 1 == table.length ? 0 : slot + 1;
    }
    return slot;
  }

  private static int firstSlot(int[] table, long digest) {
    return (int) Math.multiplyHigh(digest >>> 1, 2L * table.length);
  }

  /** The number of the text with this digest; -1 where there is none. */
  private int number(long digest) {
    int slot = firstSlot(byDigest, digest);
    while (byDigest[slot] != 0) {
      if (digests[byDigest[slot] - 1] == digest) {
        return byDigest[slot] - 1;
      }
      slot = slot + 1 == byDigest.length ? 0 : slot + 1;
    }
    return -1;
  }

  private ByteBuffer record(long offset) throws IOException {
    ByteBuffer buffer = file.read(offset, USUAL_RECORD);
    int length = buffer.getShort(0) & 0xFFFF;
    if (length > buffer.limit()) {
      buffer = file.read(offset, length);
    }
    return buffer.position(2);
  }

  private TextSignature signature(int number) throws IOException {
    ByteBuffer record = record(latest[number]);
    while (record.get() == LATER) {
      record.getInt();
      record = record(record.getLong());
    }
    return signature(record);
  }

  private static TextSignature signature(ByteBuffer record) {
    long digest = record.getLong();
    int shingles = record.getInt();
    int[] hashes = new int[record.get()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = record.getInt();
    }
    return TextSignature.ofHashes(hashes, shingles, digest);
  }

  private KnownText text(int number, Instant now) throws IOException {
    List<KnownText.Event> history = new ArrayList<>();
    ByteBuffer record = record(latest[number]);
    while (record.get() == LATER) {
      record.getInt();
      final long before = record.getLong();
      history.add(event(record));
      record = record(before);
    }
    String id = id(signature(record));
    history.add(event(record));
    return new KnownText(id, standing(history, now), history);
  }

  private static KnownText.Standing standing(List<KnownText.Event> history, Instant now) {
    KnownText.Action last = history.get(0).action();
    if (last == KnownText.Action.DISABLED) {
      return KnownText.Standing.DISABLED;
    }
    if (last == KnownText.Action.REVOKED) {
      return KnownText.Standing.REVOKED;
    }
    boolean expired =
        history.stream()
            .flatMap(event -> event.assessment().stream())
            .findFirst()
            .flatMap(Assessment::expires)
            .filter(expires -> !now.isBefore(expires))
            .isPresent();
    return expired ? KnownText.Standing.EXPIRED : KnownText.Standing.ACTIVE;
  }

  private KnownText.Event event(ByteBuffer record) {
    KnownText.Action action = KnownText.Action.values()[record.get()];
    Assessment.State state = Assessment.State.values()[record.get()];
    Instant time = Instant.ofEpochSecond(record.getInt() & 0xFFFFFFFFL);
    long expires = record.getInt() & 0xFFFFFFFFL;
    String label = names.get(record.getShort() & 0xFFFF);
    String reviewer = names.get(record.getShort() & 0xFFFF);
    byte[] bytes = new byte[record.get() & 0xFF];
    record.get(bytes);
    String reference = new String(bytes, UTF_8);
    Optional<Assessment> assessment =
        action != KnownText.Action.ASSESSED
            ? Optional.empty()
            : Optional.of(
                new Assessment(
                    state,
                    label,
                    reviewer,
                    reference,
                    time,
                    Optional.of(expires)
                        .filter(second -> second != 0)
                        .map(Instant::ofEpochSecond)));
    return new KnownText.Event(action, reviewer, reference, time, assessment);
  }

  /** Records that become known only when the frame with them is on disk. */
  private final class Batch {
    private final ByteBuffer records = ByteBuffer.allocate(FrameFile.LARGEST);
    private final Set<Long> newDigests = new HashSet<>();
    private final Map<String, Integer> newCodes = new HashMap<>();

    void add(TextSignature signature, Assessment assessment) throws IOException {
      if (signature.shingles() == 0) {
        throw new IllegalArgumentException("the text has no words");
      }
      KnownText.Event event =
          new KnownText.Event(
              KnownText.Action.ASSESSED,
              assessment.reviewer(),
              assessment.reference(),
              assessment.decidedAt(),
              Optional.of(assessment));
      if (newDigests.contains(signature.digest())) {
        write();
      }
      int number = number(signature.digest());
      if (number >= 0) {
        addLater(number, event);
        return;
      }
      begin(event);
      int start = records.position();
      newDigests.add(signature.digest());
      records.putShort((short) 0).put(FIRST);
      records.putLong(signature.digest()).putInt(signature.shingles()).put((byte) signature.size());
      for (int i = 0; i < signature.size(); i++) {
        records.putInt(signature.hash(i));
      }
      putEvent(event);
      records.putShort(start, (short) (records.position() - start));
    }

    void addLater(int number, KnownText.Event event) throws IOException {
      // One text's records are chained by their places on disk: the one before must be there.
      write();
      begin(event);
      int start = records.position();
      records.putShort((short) 0).put(LATER).putInt(number).putLong(latest[number]);
      putEvent(event);
      records.putShort(start, (short) (records.position() - start));
    }

    private void begin(KnownText.Event event) throws IOException {
      if (records.remaining() < LONGEST_RECORD + 2 * (3 + 255)) {
        write();
      }
      putName(label(event));
      putName(event.reviewer());
    }

    private void putName(String name) {
      if (codes.containsKey(name) || newCodes.containsKey(name)) {
        return;
      }
      int code = names.size() + newCodes.size();
      if (code >= MOST_NAMES) {
        throw new IllegalArgumentException(
            "more than " + MOST_NAMES + " different labels and reviewers");
      }
      newCodes.put(name, code);
      byte[] bytes = name.getBytes(UTF_8);
      records.putShort((short) (3 + bytes.length)).put(NAME).put(bytes);
    }

    private short code(String name) {
      Integer code = codes.get(name);
      return (short) (code != null ? code : newCodes.getOrDefault(name, 0)).intValue();
    }

    private void putEvent(KnownText.Event event) {
      Optional<Assessment> assessment = event.assessment();
      records.put((byte) event.action().ordinal());
      records.put((byte) assessment.map(a -> a.state().ordinal()).orElse(0).intValue());
      records.putInt((int) event.time().getEpochSecond());
      records.putInt(
          assessment.flatMap(Assessment::expires).map(e -> (int) e.getEpochSecond()).orElse(0));
      records.putShort(code(label(event))).putShort(code(event.reviewer()));
      byte[] reference = event.reference().getBytes(UTF_8);
      records.put((byte) reference.length).put(reference);
    }

    private String label(KnownText.Event event) {
      return event.assessment().map(Assessment::label).orElse("");
    }

    void write() throws IOException {
      if (records.position() == 0) {
        return;
      }
      byte[] content = Arrays.copyOf(records.array(), records.position());
      long offset = file.nextOffset();
      file.append(content);
      load(offset, content);
      records.clear();
      newDigests.clear();
      newCodes.clear();
    }
  }
}
