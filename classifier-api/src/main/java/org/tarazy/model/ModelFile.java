package org.tarazy.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tarazy.ModelFormatException;

/**
 * Reads and writes {@code .tarazy} files.
 *
 * <p>A file is a ZIP whose entries are stored, not compressed, with a fixed time: the same model
 * gives the same bytes on every machine, and any unzip shows what is inside.
 *
 * <ul>
 *   <li>{@code manifest.json}: the format's version; name, size and SHA-256 of each entry below
 *   <li>{@code card.json}: the {@link ModelCard}
 *   <li>{@code features.json}: the {@link FeatureOptions} of the linear model; it and the next
 *       three are in models that have one
 *   <li>{@code scorer.json}: the kind of the scorer, {@code linear}, {@code neural} or {@code
 *       blend}; labels, columns, precision, power, scales and biases of the {@link LinearScorer}
 *   <li>{@code slots.bin}: a byte a slot, the step of its {@link SlotValues}
 *   <li>{@code weights.bin}: its whole-number weights, little-endian, a row of columns a slot;
 *       where {@code counts.bin} is there, only those that are not 0
 *   <li>{@code nonzero.bin}, {@code small.bin}, {@code large.bin}: the same in fewer bits, in the
 *       place of {@code weights.bin}, where that takes less: which weights are not 0, a bit each;
 *       those of these from −8 to 7 in four bits each; the others, a byte each, in the order in
 *       which {@code small.bin} has 0
 *   <li>{@code counts.bin}: how many weights of each slot are not 0, two bytes each, little-endian;
 *       it and {@code columns.bin} are in models of many labels whose weights are 0 mostly
 *   <li>{@code columns.bin}: the column of each weight in {@code weights.bin}, rising within a
 *       slot, a byte each, or two, little-endian, where there are more than 256 columns
 *   <li>{@code network.json}: in a model with a {@link NeuralScorer}, its {@link NetworkShape}, the
 *       scales of its rows and, where it is blended with a linear model, the weights of the two
 *   <li>{@code rows.bin}: its whole-number rows, a byte a dimension, slot by slot
 *   <li>{@code network.bin}: its other weights as little-endian floats, in the order of {@link
 *       NeuralScorer.Weights}
 *   <li>{@code vocabulary.bin}: the bits of the {@link WordFilter}, little-endian longs
 *   <li>{@code decision.json}: {@link Calibration}, priors and {@link DecisionRule}
 *   <li>{@code curves.json}: the {@link Curve}s of the calibration, only where it has any
 * </ul>
 *
 * <p>The format is {@value #FORMAT}. Older ones are read too: format 1 knows no curves, 1 and 2 no
 * {@code counts.bin}, 1 to 3 no numbers of slots but powers of two, and 1 to 4 no {@code
 * nonzero.bin}.
 *
 * <p>The ZIP's comment is the SHA-256 of all bytes before it, so that no flipped bit goes unseen,
 * wherever it is. {@code jarsigner} replaces that seal by its signature when it signs a file.
 */
public final class ModelFile {
  private static final int FORMAT = 5;
  private static final int FIRST_FORMAT = 1;
  private static final String LINEAR = "linear";
  private static final String NEURAL = "neural";
  private static final String BLEND = "blend";
  private static final String WEIGHTS = "weights.bin";
  private static final String NONZERO = "nonzero.bin";
  private static final String SMALL = "small.bin";
  private static final String LARGE = "large.bin";
  private static final String SEAL = "sha256:";
  private static final int SEAL_LENGTH = SEAL.length() + 64;
  private static final long LARGEST = 1L << 30;

  /**
   * Not the first of January: Java takes that for a time before 1980, and adds it a second time as
   * an instant, which depends on the time zone.
   */
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** What writes JSON. A program that only reads models never waits for it. */
  private static final class Writer {
    static final ObjectMapper JSON =
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private record Manifest(int format, List<Entry> entries) {}

  private record Entry(String name, long size, String sha256) {}

  private record Kind(String kind) {}

  private record NetworkHeader(
      NetworkShape shape, float[] scales, float linearWeight, float networkWeight) {}

  private record ScorerHeader(
      String kind,
      int labels,
      int columns,
      LinearScorer.Precision precision,
      float power,
      float highest,
      float[] scales,
      float[] biases) {}

  private record StraightCalibration(String method, float[] scales, float[] offsets) {}

  private record Decision(
      StraightCalibration calibration,
      float[] priors,
      float[] thresholds,
      float minimumProbability) {}

  /**
   * A model and the SHA-256 of the file that it came from, in lower-case hexadecimal. Both come of
   * one pass over the file.
   */
  public record Loaded(Model model, String sha256) {}

  /**
   * The SHA-256 of a file, and that of all bytes before its seal.
   *
   * @param beforeSeal of all of a file that is too short for a seal
   */
  private record Digests(String beforeSeal, String all) {
    static Digests of(byte[] file) {
      int sealed = Math.max(0, file.length - SEAL_LENGTH);
      MessageDigest all = newSha256();
      all.update(file, 0, sealed);
      String beforeSeal = HexFormat.of().formatHex(copy(all).digest());
      all.update(file, sealed, file.length - sealed);
      return new Digests(beforeSeal, HexFormat.of().formatHex(all.digest()));
    }

    private static MessageDigest copy(MessageDigest digest) {
      try {
        return (MessageDigest) digest.clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("the SHA-256 of every Java platform can be copied", e);
      }
    }
  }

  private ModelFile() {}

  /**
   * Writes a model so that {@code file} is at any moment either what it was before or the whole new
   * model.
   *
   * @throws IOException if it cannot be written; {@code file} is then as it was
   */
  public static void write(Model model, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    // Not createTempFile: what it makes can be read by its owner alone, and so could the model.
    Path half = absolute.resolveSibling(".tarazy-" + UUID.randomUUID() + ".part");
    try {
      Files.write(half, toBytes(model), StandardOpenOption.CREATE_NEW);
      try {
        Files.move(half, absolute, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** The bytes of the file that holds {@code model}. */
  public static byte[] toBytes(Model model) {
    Calibration calibration = model.calibration();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      entries.put("card.json", json(model.card()));
      if (model.scorer() instanceof LinearScorer linear) {
        putLinear(linear, LINEAR, entries);
      } else if (model.scorer() instanceof NeuralScorer network) {
        entries.put("scorer.json", json(new Kind(NEURAL)));
        putNetwork(network, 0, 1, entries);
      } else if (model.scorer() instanceof BlendedScorer blend) {
        putLinear(blend.linear(), BLEND, entries);
        putNetwork(blend.network(), blend.linearWeight(), blend.networkWeight(), entries);
      }
      entries.put("vocabulary.bin", longs(model.vocabulary().bits()));
      entries.put(
          "decision.json",
          json(
              new Decision(
                  new StraightCalibration(
                      calibration.method(), calibration.scales(), calibration.offsets()),
                  model.priors(),
                  model.rule().thresholds(),
                  model.rule().minimumProbability())));
      if (!calibration.curves().isEmpty()) {
        entries.put("curves.json", json(calibration.curves()));
      }
      List<Entry> list = new ArrayList<>();
      entries.forEach((name, bytes) -> list.add(new Entry(name, bytes.length, sha256(bytes))));
      Map<String, byte[]> all = new LinkedHashMap<>();
      all.put("manifest.json", json(new Manifest(FORMAT, list)));
      all.putAll(entries);
      return zip(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void putLinear(LinearScorer scorer, String kind, Map<String, byte[]> entries)
      throws JsonProcessingException {
    entries.put("features.json", json(scorer.options()));
    entries.put(
        "scorer.json",
        json(
            new ScorerHeader(
                kind,
                scorer.labels(),
                scorer.scales().length,
                scorer.precision(),
                scorer.values().power(),
                scorer.values().highest(),
                scorer.scales(),
                scorer.biases())));
    entries.put("slots.bin", scorer.values().codes());
    SparseWeights sparse = scorer.sparseWeights().orElse(null);
    if (sparse == null) {
      if (scorer.precision() == LinearScorer.Precision.INT8) {
        putBytes(scorer.bytes(), entries);
      } else {
        entries.put(WEIGHTS, shorts(scorer.shorts()));
      }
    } else {
      boolean narrow = SparseWeights.numberBytes(sparse.columns()) == Byte.BYTES;
      entries.put("counts.bin", chars(sparse.counts()));
      entries.put("columns.bin", narrow ? bytes(sparse.numbers()) : chars(sparse.numbers()));
      entries.put(
          WEIGHTS,
          scorer.precision() == LinearScorer.Precision.INT8
              ? bytes(sparse.weights())
              : shorts(sparse.weights()));
    }
  }

  private static void putBytes(byte[] weights, Map<String, byte[]> entries) {
    PackedWeights packed = PackedWeights.of(weights);
    if (packed.size() < weights.length) {
      entries.put(NONZERO, packed.nonzero());
      entries.put(SMALL, packed.small());
      entries.put(LARGE, packed.large());
    } else {
      entries.put(WEIGHTS, weights);
    }
  }

  private static void putNetwork(
      NeuralScorer scorer, float linearWeight, float networkWeight, Map<String, byte[]> entries)
      throws JsonProcessingException {
    entries.put(
        "network.json",
        json(new NetworkHeader(scorer.shape(), scorer.scales(), linearWeight, networkWeight)));
    entries.put("rows.bin", scorer.rows());
    entries.put("network.bin", floats(scorer.weights().all()));
  }

  /**
   * Reads a model file.
   *
   * @throws ModelFormatException if it is no model, damaged, cut short or of a later format
   * @throws IOException if it cannot be read
   */
  public static Model read(Path file) throws IOException {
    return read(bytesOf(file), file.toString());
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @param name what messages are to call the file
   */
  public static Model read(byte[] file, String name) throws ModelFormatException {
    return load(file, name).model();
  }

  /** As {@link #read(byte[], String)}, with the digest of the file. */
  public static Loaded load(byte[] file, String name) throws ModelFormatException {
    if (file.length == 0) {
      throw new ModelFormatException(name, "is empty, expected a .tarazy model");
    }
    if (file.length < 4 || file[0] != 'P' || file[1] != 'K' || file[2] != 3 || file[3] != 4) {
      throw new ModelFormatException(name, "is not a .tarazy model (no ZIP file)");
    }
    Digests digests = Digests.of(file);
    Model model = model(new ByteArrayInputStream(file), isSealed(file, digests), name);
    return new Loaded(model, digests.all());
  }

  /**
   * Reads a model that is part of the program, such as a resource in its jar. Whoever built the
   * program vouches for these bytes, so no SHA-256 is worked out, which is most of what loading
   * takes in a process that has just begun: the seal is not looked at, and damage shows by the
   * checksums (CRC-32) of the ZIP's entries.
   *
   * @param file is read to its last entry and left open
   * @param name what messages are to call the file
   * @throws ModelFormatException as {@link #read(byte[], String)}
   */
  public static Model readTrusted(InputStream file, String name) throws ModelFormatException {
    return model(file, true, name);
  }

  private static Model model(InputStream file, boolean sealed, String name)
      throws ModelFormatException {
    try {
      return model(entries(file, sealed, name), name);
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(name, "bad JSON inside: " + e.getOriginalMessage(), e);
    } catch (ModelFormatException e) {
      throw e;
    } catch (ZipException | IllegalArgumentException e) {
      throw new ModelFormatException(name, "damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelFormatException(name, "cut short or damaged", e);
    }
  }

  /**
   * Reads a model from the bytes of its file, if all of it was signed with one of {@code accepted}
   * by {@code jarsigner}.
   *
   * @param name what messages are to call the file
   * @throws ModelFormatException also if the file is not signed, or by somebody else
   */
  public static Model read(byte[] file, String name, Collection<? extends Certificate> accepted)
      throws ModelFormatException {
    // First, so that nothing of a file that is not trusted is looked at.
    ModelSignature.require(accepted, file, name);
    return read(file, name);
  }

  /** The bytes of a file that may be a model: not a folder, not larger than any model. */
  public static byte[] bytesOf(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ModelFormatException(file.toString(), "is a folder, expected a .tarazy file");
    }
    if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
      throw new ModelFormatException(file.toString(), "is too large to be a model (over 1 GB)");
    }
    return Files.readAllBytes(file);
  }

  /** The SHA-256 of {@code bytes} in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newSha256().digest(bytes));
  }

  private static ModelCard card(byte[] json) throws IOException {
    JsonFields card = JsonFields.readPrecise(json, "card.json");
    List<ModelCard.DataSource> data = new ArrayList<>();
    for (JsonFields source : card.objects("data")) {
      data.add(
          new ModelCard.DataSource(
              source.text("name"),
              source.text("role"),
              source.large("rows"),
              source.text("sha256")));
    }
    return new ModelCard(
        card.text("id"),
        card.text("description"),
        card.oneOf(Task.class, "task"),
        card.texts("labels"),
        card.text("trainer"),
        card.text("libraryVersion"),
        card.large("seed"),
        card.map("options"),
        data,
        card.map("metrics"),
        card.text("intendedUse"),
        card.text("outOfScope"),
        card.text("limits"),
        card.text("licence"),
        card.text("attribution"),
        // A card that names no contact has no such field, as those of before there was one.
        card.has("contact") ? card.text("contact") : "");
  }

  private static Model model(Map<String, byte[]> entries, String name) throws IOException {
    ModelCard card = card(entry(entries, "card.json", name));
    JsonFields decision = fields(entries, "decision.json", name);
    return new Model(
        card,
        scorer(entries, name),
        calibration(decision.object("calibration"), entries),
        decision.numbers("priors"),
        new DecisionRule(decision.numbers("thresholds"), decision.number("minimumProbability")),
        WordFilter.ofBits(longs(entry(entries, "vocabulary.bin", name))));
  }

  private static Calibration calibration(JsonFields straight, Map<String, byte[]> entries)
      throws IOException {
    String method = straight.text("method");
    float[] scales = straight.numbers("scales");
    float[] offsets = straight.numbers("offsets");
    byte[] bytes = entries.get("curves.json");
    if (bytes == null) {
      return new Calibration(method, scales, offsets);
    }
    List<Curve> curves = new ArrayList<>();
    for (JsonFields curve : JsonFields.readList(bytes, "curves.json")) {
      curves.add(new Curve(curve.numbers("xs"), curve.numbers("ys")));
    }
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("curves.json has no curve");
    }
    return new Calibration(method, scales, curves, offsets);
  }

  private static Scorer scorer(Map<String, byte[]> entries, String name) throws IOException {
    String kind = fields(entries, "scorer.json", name).text("kind");
    return switch (kind) {
      case LINEAR -> linear(entries, name);
      case NEURAL -> network(networkHeader(entries, name), entries, name);
      case BLEND -> {
        NetworkHeader header = networkHeader(entries, name);
        yield new BlendedScorer(
            linear(entries, name),
            header.linearWeight(),
            network(header, entries, name),
            header.networkWeight());
      }
      default ->
          throw new ModelFormatException(
              name,
              "has a scorer of kind "
                  + kind
                  + ", expected linear, neural or blend; a later version of Tarazy may be needed");
    };
  }

  private static NetworkHeader networkHeader(Map<String, byte[]> entries, String name)
      throws IOException {
    JsonFields header = fields(entries, "network.json", name);
    JsonFields shape = header.object("shape");
    return new NetworkHeader(
        new NetworkShape(
            featureOptions(shape.object("features")),
            shape.whole("dimensions"),
            shape.whole("filters"),
            shape.whole("hidden"),
            shape.whole("labels")),
        header.numbers("scales"),
        header.number("linearWeight"),
        header.number("networkWeight"));
  }

  private static FeatureOptions featureOptions(JsonFields features) {
    return new FeatureOptions(
        slots(features),
        features.whole("minNgram"),
        features.whole("maxNgram"),
        features.wholes(FeatureGroup.class, "weights"));
  }

  /** Formats 1 to 3 have the binary logarithm of the number. */
  private static int slots(JsonFields features) {
    if (!features.has("slotBits")) {
      return features.whole("slots");
    }
    int bits = features.whole("slotBits");
    if (bits < 8 || bits > FeatureCollector.SLOT_BITS) {
      throw new IllegalArgumentException(
          "slotBits is " + bits + ", expected 8 to " + FeatureCollector.SLOT_BITS);
    }
    return 1 << bits;
  }

  private static NeuralScorer network(
      NetworkHeader header, Map<String, byte[]> entries, String name) throws IOException {
    int[] lengths = NeuralScorer.Weights.lengths(header.shape());
    byte[] weights = entry(entries, "network.bin", name);
    if (weights.length != Arrays.stream(lengths).sum() * Float.BYTES) {
      throw new ModelFormatException(name, "damaged: network.bin does not fit network.json");
    }
    FloatBuffer floats = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] all = new float[lengths.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new float[lengths[i]];
      floats.get(all[i]);
    }
    return new NeuralScorer(
        header.shape(),
        entry(entries, "rows.bin", name),
        header.scales(),
        NeuralScorer.Weights.of(all));
  }

  private static LinearScorer linear(Map<String, byte[]> entries, String name) throws IOException {
    FeatureOptions options = featureOptions(fields(entries, "features.json", name));
    JsonFields header = fields(entries, "scorer.json", name);
    byte[] slots = entry(entries, "slots.bin", name);
    SlotValues values = SlotValues.ofCodes(slots, header.number("power"), header.number("highest"));
    int labels = header.whole("labels");
    float[] scales = header.numbers("scales");
    float[] biases = header.numbers("biases");
    LinearScorer.Precision precision = header.oneOf(LinearScorer.Precision.class, "precision");
    boolean small = precision == LinearScorer.Precision.INT8;
    if (small && entries.containsKey(NONZERO)) {
      PackedWeights packed =
          new PackedWeights(
              entry(entries, NONZERO, name),
              entry(entries, SMALL, name),
              entry(entries, LARGE, name));
      byte[] weights = packed.unpacked(Math.multiplyExact(slots.length, scales.length));
      return LinearScorer.ofBytes(options, values, labels, weights, scales, biases);
    }
    byte[] weights = entry(entries, WEIGHTS, name);
    if (entries.containsKey("counts.bin")) {
      byte[] numbers = entry(entries, "columns.bin", name);
      boolean narrow = SparseWeights.numberBytes(scales.length) == Byte.BYTES;
      SparseWeights sparse =
          new SparseWeights(
              scales.length,
              precision,
              chars(entry(entries, "counts.bin", name)),
              narrow ? widened(numbers) : chars(numbers),
              small ? signed(weights) : shorts(weights));
      return LinearScorer.ofSparse(options, values, labels, sparse, scales, biases);
    }
    return small
        ? LinearScorer.ofBytes(options, values, labels, weights, scales, biases)
        : LinearScorer.ofShorts(options, values, labels, shorts(weights), scales, biases);
  }

  private static byte[] bytes(short[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static short[] signed(byte[] bytes) {
    short[] values = new short[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i];
    }
    return values;
  }

  private static byte[] bytes(char[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static char[] widened(byte[] bytes) {
    char[] values = new char[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (char) (bytes[i] & 0xFF);
    }
    return values;
  }

  private static byte[] shorts(short[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Short.BYTES));
    buffer.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(values);
    return buffer.array();
  }

  private static short[] shorts(byte[] bytes) {
    requirePairs(bytes);
    short[] values = new short[bytes.length / Short.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
    return values;
  }

  private static byte[] chars(char[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Character.BYTES));
    buffer.order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(values);
    return buffer.array();
  }

  private static void requirePairs(byte[] bytes) {
    if (bytes.length % Short.BYTES != 0) {
      throw new IllegalArgumentException(
          bytes.length + " bytes of numbers of two bytes each, expected an even number");
    }
  }

  private static char[] chars(byte[] bytes) {
    requirePairs(bytes);
    char[] values = new char[bytes.length / Character.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(values);
    return values;
  }

  private static byte[] floats(float[][] values) {
    int length = Arrays.stream(values).mapToInt(part -> part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] part : values) {
      for (float value : part) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static byte[] longs(long[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return buffer.array();
  }

  private static long[] longs(byte[] bytes) {
    long[] values = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  private static byte[] json(Object value) throws JsonProcessingException {
    // Jackson's indenter ends lines as the platform does; a model must not depend on the platform.
    return Writer.JSON
        .writeValueAsString(value)
        .replace(System.lineSeparator(), "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry stored = new ZipEntry(entry.getKey());
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(crc.getValue());
        stored.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
      zip.setComment("?".repeat(SEAL_LENGTH));
    }
    byte[] file = bytes.toByteArray();
    byte[] seal = (SEAL + Digests.of(file).beforeSeal()).getBytes(US_ASCII);
    System.arraycopy(seal, 0, file, file.length - seal.length, seal.length);
    return file;
  }

  /**
   * Reads and checks the container; the entries that come back are what the manifest says.
   *
   * @param sealed whether its seal is whole; true also where nobody asks for that
   */
  // Closing the ZIP would close the file, which is its owner's.
  @SuppressWarnings("resource")
  private static Map<String, byte[]> entries(InputStream file, boolean sealed, String name)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    boolean signed = false;
    ZipInputStream zip = new ZipInputStream(file);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      signed |= entry.getName().startsWith("META-INF/");
      byte[] content = content(zip, entry, file.available());
      if (content.length == LARGEST) {
        throw new ModelFormatException(name, entry.getName() + " is too large (1 GB or more)");
      }
      entries.put(entry.getName(), content);
    }
    byte[] manifestBytes = entries.get("manifest.json");
    if (manifestBytes == null) {
      throw new ModelFormatException(name, "is a ZIP but not a .tarazy model (no manifest.json)");
    }
    JsonFields manifest = JsonFields.read(manifestBytes, "manifest.json");
    int format = manifest.whole("format");
    if (format < FIRST_FORMAT || format > FORMAT) {
      throw new ModelFormatException(
          name,
          "has format "
              + format
              + ", this version reads formats "
              + FIRST_FORMAT
              + " to "
              + FORMAT
              + "; a later version of Tarazy may be needed");
    }
    if (!signed && !sealed) {
      throw new ModelFormatException(name, "cut short or damaged (its SHA-256 seal is broken)");
    }
    for (JsonFields entry : manifest.objects("entries")) {
      String entryName = entry.text("name");
      String sha256 = entry.text("sha256");
      byte[] content = entry(entries, entryName, name);
      // The seal covers every byte; only a signature, which takes its place, leaves this to do.
      if (content.length != entry.large("size") || (signed && !sha256(content).equals(sha256))) {
        throw new ModelFormatException(name, "damaged: " + entryName + " is not as sealed");
      }
    }
    return entries;
  }

  /** At once where the size is known and there is so much left, without copies on the way. */
  private static byte[] content(ZipInputStream zip, ZipEntry entry, int left) throws IOException {
    long size = entry.getSize();
    if (entry.getMethod() != ZipEntry.STORED || size < 0 || size > left) {
      return zip.readNBytes((int) LARGEST);
    }
    byte[] content = new byte[(int) size];
    int read = zip.readNBytes(content, 0, content.length);
    return read == size ? content : Arrays.copyOf(content, read);
  }

  private static boolean isSealed(byte[] file, Digests digests) {
    if (file.length < SEAL_LENGTH) {
      return false;
    }
    String found = new String(file, file.length - SEAL_LENGTH, SEAL_LENGTH, US_ASCII);
    return found.equals(SEAL + digests.beforeSeal());
  }

  private static JsonFields fields(Map<String, byte[]> entries, String entry, String name)
      throws IOException {
    return JsonFields.read(entry(entries, entry, name), entry);
  }

  private static byte[] entry(Map<String, byte[]> entries, String entry, String name)
      throws ModelFormatException {
    byte[] bytes = entries.get(entry);
    if (bytes == null) {
      throw new ModelFormatException(name, "damaged: has no " + entry);
    }
    return bytes;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
