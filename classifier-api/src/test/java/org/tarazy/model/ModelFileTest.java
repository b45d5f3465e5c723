package org.tarazy.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarazy.Classifier;
import org.tarazy.ModelFormatException;

class ModelFileTest {
  private static final Model MODEL = SmallModel.ofNature();
  private static final byte[] FILE = ModelFile.toBytes(MODEL);
  private static final String NAME = "folder/review.tarazy";

  @TempDir Path folder;

  private static void isRefused(byte[] file, String... parts) {
    try {
      ModelFile.read(file, NAME);
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).startsWith(NAME + ": ").doesNotContain("\n", "\r");
      for (String part : parts) {
        assertThat(e.getMessage()).contains(part);
      }
      return;
    } catch (RuntimeException | Error e) {
      fail("refused with " + e, e);
    }
    fail("was read, expected a ModelFormatException");
  }

  /** The file with some entries changed, and marked as signed so that the seal does not matter. */
  private static byte[] changed(byte[] file, Map<String, byte[]> entries) throws IOException {
    Map<String, byte[]> all = entries(file);
    all.putAll(entries);
    all.put("META-INF/MANIFEST.MF", new byte[0]);
    return zip(all);
  }

  private static byte[] changed(String entry, String content) throws IOException {
    return changed(FILE, entry, content);
  }

  private static byte[] changed(byte[] file, String entry, String content) throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(entry, bytes);
    String manifest = new String(entries(file).get("manifest.json"), UTF_8);
    byte[] before = entries(file).get(entry);
    if (!entry.equals("manifest.json")) {
      manifest =
          manifest
              .replace(ModelFile.sha256(before), ModelFile.sha256(bytes))
              .replace(": " + before.length + ",", ": " + bytes.length + ",")
              .replace(" : " + before.length + ",", " : " + bytes.length + ",");
      entries.put("manifest.json", manifest.getBytes(UTF_8));
    }
    return changed(file, entries);
  }

  private static Map<String, byte[]> entries(byte[] file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private List<String> leftIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_LABEL, 2, INT8",
    "SINGLE_LABEL, 3, INT16",
    "MULTI_LABEL, 1, INT16",
    "MULTI_LABEL, 4, INT8"
  })
  void aModelThatWasReadWritesTheSameBytes(Task task, int labels, LinearScorer.Precision precision)
      throws IOException {
    Model model = SmallModel.random(11, task, labels, precision);
    byte[] file = ModelFile.toBytes(model);
    Model back = ModelFile.read(file, NAME);
    assertThat(ModelFile.toBytes(back)).isEqualTo(file);
    assertThat(back.card()).isEqualTo(model.card());
    LinearScorer scorer = (LinearScorer) back.scorer();
    assertThat(scorer.options()).isEqualTo(((LinearScorer) model.scorer()).options());
    assertThat(scorer.precision()).isEqualTo(precision);
    assertThat(back.priors()).isEqualTo(model.priors());
    assertThat(back.rule().thresholds()).isEqualTo(model.rule().thresholds());
    assertThat(back.calibration().method()).isEqualTo("by hand");
    String text = "Кең далада жусан иісі аңқиды";
    assertThat(Classifier.of(back).classify(text)).isEqualTo(Classifier.of(model).classify(text));
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_LABEL, 2, false",
    "SINGLE_LABEL, 2, true",
    "SINGLE_LABEL, 3, true",
    "MULTI_LABEL, 1, true",
    "MULTI_LABEL, 4, false"
  })
  void aModelWithANetworkThatWasReadWritesTheSameBytes(Task task, int labels, boolean blended)
      throws IOException {
    Model model = SmallModel.withNetwork(12, task, labels, blended);
    byte[] file = ModelFile.toBytes(model);
    Model back = ModelFile.read(file, NAME);
    assertThat(ModelFile.toBytes(back)).isEqualTo(file);
    String text = "Кең далада жусан иісі аңқиды";
    assertThat(Classifier.of(back).classify(text)).isEqualTo(Classifier.of(model).classify(text));
  }

  @Test
  void aNetworkThatDoesNotFitItsShapeIsRefused() throws IOException {
    byte[] file = ModelFile.toBytes(SmallModel.withNetwork(12, Task.SINGLE_LABEL, 3, true));
    String network = new String(entries(file).get("network.json"), UTF_8);
    for (String size : List.of("\"dimensions\" : 5", "\"filters\" : 7", "\"hidden\" : 6")) {
      assertThat(network).contains(size);
      isRefused(changed(file, "network.json", network.replace(size, size + "1")), "damaged");
    }
    isRefused(changed(file, "network.json", network.replace("0.7", "-0.7")), "weight -0.7");
  }

  @Test
  void curvesOfTheCalibrationComeBack() throws IOException {
    Model model = SmallModel.withCurves(MODEL);
    byte[] file = ModelFile.toBytes(model);
    Model back = ModelFile.read(file, NAME);
    assertThat(ModelFile.toBytes(back)).isEqualTo(file);
    String text = "Кең далада жусан иісі аңқиды";
    assertThat(Classifier.of(back).classify(text))
        .isEqualTo(Classifier.of(model).classify(text))
        .isNotEqualTo(Classifier.of(MODEL).classify(text));
  }

  @Test
  void onlyAFileWithCurvesHasAnEntryForThem() throws IOException {
    byte[] bent = ModelFile.toBytes(SmallModel.withCurves(MODEL));
    assertThat(entries(bent)).containsKey("curves.json");
    assertThat(entries(FILE)).doesNotContainKey("curves.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[null, null, null]",
        "[{\"xs\":[0,0],\"ys\":[0,1]}]",
        "[{\"xs\":[0],\"ys\":[0]}]",
        "{}",
        "[{}]"
      })
  void curvesThatAreNoneAreRefused(String curves) throws IOException {
    byte[] bent = ModelFile.toBytes(SmallModel.withCurves(MODEL));
    Map<String, byte[]> entries = entries(bent);
    byte[] before = entries.get("curves.json");
    byte[] after = curves.getBytes(UTF_8);
    entries.put("curves.json", after);
    entries.put(
        "manifest.json",
        new String(entries.get("manifest.json"), UTF_8)
            .replace(ModelFile.sha256(before), ModelFile.sha256(after))
            .replace(" : " + before.length + ",", " : " + after.length + ",")
            .getBytes(UTF_8));
    entries.put("META-INF/MANIFEST.MF", new byte[0]);
    isRefused(zip(entries));
  }

  @Test
  void theBytesDoNotDependOnLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "kk")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(ModelFile.toBytes(MODEL)).as("locale " + tag).isEqualTo(FILE);
      }
      Locale.setDefault(locale);
      for (String id : List.of("Asia/Almaty", "America/Los_Angeles", "Pacific/Apia", "UTC")) {
        TimeZone.setDefault(TimeZone.getTimeZone(id));
        assertThat(ModelFile.toBytes(MODEL)).as("time zone " + id).isEqualTo(FILE);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void writesWhatReadReads() throws IOException {
    Path file = folder.resolve("review.tarazy");
    Files.writeString(file, "what was there before");
    ModelFile.write(MODEL, file);
    assertThat(file).hasBinaryContent(FILE);
    assertThat(ModelFile.toBytes(ModelFile.read(file))).isEqualTo(FILE);
    assertThat(leftIn(folder)).containsExactly("review.tarazy");
  }

  @Test
  void aModelMayBeReadByWhoeverMayReadTheOtherFiles() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "");
    assumeTrue(other.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("review.tarazy");
    ModelFile.write(MODEL, file);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_LABEL, 100, INT8", "MULTI_LABEL, 300, INT8", "SINGLE_LABEL, 300, INT16"})
  void weightsOfManyLabelsAreWrittenWithoutTheZeros(
      Task task, int labels, LinearScorer.Precision precision) throws IOException {
    Model model = SmallModel.sparse(12, task, labels, precision);
    byte[] file = ModelFile.toBytes(model);
    Map<String, byte[]> entries = entries(file);
    int dense = SmallModel.OPTIONS.slots() * labels * precision.bytes();
    assertThat(entries.get("counts.bin")).hasSize(SmallModel.OPTIONS.slots() * Short.BYTES);
    assertThat(entries.get("weights.bin").length).isLessThan(dense / 10);

    Model read = ModelFile.read(file, NAME);
    assertThat(ModelFile.toBytes(read)).isEqualTo(file);
    LinearScorer before = (LinearScorer) model.scorer();
    LinearScorer after = (LinearScorer) read.scorer();
    assertThat(after.bytes()).isEqualTo(before.bytes());
    assertThat(after.shorts()).isEqualTo(before.shorts());
  }

  @Test
  void denseWeightsOfManyLabelsLoadAsSparseOnes() throws IOException {
    Model model = SmallModel.sparse(13, Task.SINGLE_LABEL, 100, LinearScorer.Precision.INT8);
    byte[] sparse = ModelFile.toBytes(model);
    Map<String, byte[]> entries = entries(sparse);
    byte[] dense = ((LinearScorer) model.scorer()).bytes();
    String manifest = new String(entries.get("manifest.json"), UTF_8);
    byte[] weights = entries.get("weights.bin");
    Map<String, byte[]> old = new LinkedHashMap<>(entries);
    old.remove("counts.bin");
    old.remove("columns.bin");
    old.put("weights.bin", dense);
    for (String gone : List.of("counts.bin", "columns.bin")) {
      manifest = manifest.replaceFirst("\\{[^{}]*\"" + gone + "\"[^{}]*\\}, *", "");
    }
    old.put(
        "manifest.json",
        manifest
            .replace("\"format\" : 5", "\"format\" : 1")
            .replace(ModelFile.sha256(weights), ModelFile.sha256(dense))
            .replace(" : " + weights.length + ",", " : " + dense.length + ",")
            .getBytes(UTF_8));
    old.put("META-INF/MANIFEST.MF", new byte[0]);
    assertThat(ModelFile.toBytes(ModelFile.read(zip(old), NAME))).isEqualTo(sparse);
  }

  @Test
  void weightsThatAreMostlyZeroAreWrittenInFewerBits() throws IOException {
    Model model = SmallModel.sparse(15, Task.SINGLE_LABEL, 4, LinearScorer.Precision.INT8);
    byte[] weights = ((LinearScorer) model.scorer()).bytes();
    byte[] file = ModelFile.toBytes(model);
    Map<String, byte[]> entries = entries(file);
    assertThat(entries).hasEntrySatisfying("nonzero.bin", e -> assertThat(e).hasSize(500));
    assertThat(entries.keySet()).doesNotContain("weights.bin", "counts.bin");

    Model read = ModelFile.read(file, NAME);
    assertThat(((LinearScorer) read.scorer()).bytes()).isEqualTo(weights);
    assertThat(ModelFile.toBytes(read)).isEqualTo(file);
    for (String entry : List.of("nonzero.bin", "small.bin", "large.bin")) {
      byte[] bytes = entries.get(entry);
      for (int length : new int[] {0, bytes.length - 1, bytes.length + 1}) {
        byte[] other = Arrays.copyOf(bytes, length);
        isRefused(replaced(file, entry, other), "damaged", "packed weights");
      }
      Map<String, byte[]> without = entries(file);
      without.remove(entry);
      without.put("META-INF/MANIFEST.MF", new byte[0]);
      isRefused(zip(without), entry);
    }
  }

  @Test
  void badSparseWeightsAreRefused() throws IOException {
    byte[] file =
        ModelFile.toBytes(
            SmallModel.sparse(14, Task.SINGLE_LABEL, 300, LinearScorer.Precision.INT16));
    for (String entry : List.of("counts.bin", "columns.bin", "weights.bin")) {
      byte[] bytes = entries(file).get(entry);
      for (int less : new int[] {1, 2, 3, bytes.length}) {
        isRefused(replaced(file, entry, Arrays.copyOf(bytes, bytes.length - less)), "damaged");
      }
      isRefused(replaced(file, entry, Arrays.copyOf(bytes, bytes.length + 2)), "damaged");
      byte[] zeros = new byte[bytes.length];
      isRefused(replaced(file, entry, zeros), "damaged");
      byte[] ones = bytes.clone();
      Arrays.fill(ones, (byte) -1);
      if (!entry.equals("weights.bin")) {
        isRefused(replaced(file, entry, ones), "damaged");
      }
      Map<String, byte[]> without = entries(file);
      without.remove(entry);
      without.put("META-INF/MANIFEST.MF", new byte[0]);
      isRefused(zip(without), entry);
    }
    for (int length = 0; length < file.length; length += 997) {
      isRefused(Arrays.copyOf(file, length));
    }
  }

  /** The file with an entry that its manifest knows. */
  private static byte[] replaced(byte[] file, String entry, byte[] bytes) throws IOException {
    byte[] before = entries(file).get(entry);
    String manifest =
        new String(entries(file).get("manifest.json"), UTF_8)
            .replace(
                "\"size\" : " + before.length + ",\n    \"sha256\" : \"" + ModelFile.sha256(before),
                "\"size\" : " + bytes.length + ",\n    \"sha256\" : \"" + ModelFile.sha256(bytes));
    assertThat(manifest).contains(ModelFile.sha256(bytes));
    return changed(file, Map.of(entry, bytes, "manifest.json", manifest.getBytes(UTF_8)));
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("review.tarazy");
    ModelFile.write(MODEL, file);
    ModelCard card = MODEL.card();
    Model unwritable =
        MODEL.withCard(
            new ModelCard(
                card.id(),
                card.description(),
                card.task(),
                card.labels(),
                card.trainer(),
                card.libraryVersion(),
                card.seed(),
                Map.of("no JSON", new Object()),
                card.data(),
                card.metrics(),
                card.intendedUse(),
                card.outOfScope(),
                card.limits(),
                card.licence(),
                card.attribution()));
    assertThatThrownBy(() -> ModelFile.write(unwritable, file))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(file).hasBinaryContent(FILE);
    assertThat(leftIn(folder)).containsExactly("review.tarazy");
  }

  @Test
  void aFolderIsNotReplacedByAModel() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("review.tarazy"));
    Files.writeString(inTheWay.resolve("precious"), "kept");
    assertThatThrownBy(() -> ModelFile.write(MODEL, inTheWay))
        .isInstanceOf(FileSystemException.class);
    assertThat(inTheWay.resolve("precious")).hasContent("kept");
    assertThat(leftIn(folder)).containsExactly("review.tarazy");
  }

  @Test
  void aMissingFolderIsNotMade() {
    Path file = folder.resolve("missing").resolve("review.tarazy");
    assertThatThrownBy(() -> ModelFile.write(MODEL, file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void aFileCutShortAnywhereIsRefused() {
    for (int length = 0; length < FILE.length; length += length < 200 ? 1 : 13) {
      isRefused(Arrays.copyOf(FILE, length));
    }
    isRefused(Arrays.copyOf(FILE, FILE.length - 1));
    isRefused(Arrays.copyOf(FILE, FILE.length + 1), "seal");
  }

  @Test
  void aFlippedBitAnywhereIsRefused() {
    Random random = new Random(3);
    for (int at = 0; at < FILE.length; at += at < 300 || at > FILE.length - 1500 ? 1 : 29) {
      byte[] damaged = FILE.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      isRefused(damaged);
    }
  }

  @Test
  void anOverwrittenByteAnywhereIsRefused() {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = FILE.clone();
      damaged[random.nextInt(damaged.length)] += (byte) (1 + random.nextInt(255));
      isRefused(damaged);
    }
  }

  private static Model readTrusted(byte[] file) throws ModelFormatException {
    return ModelFile.readTrusted(new ByteArrayInputStream(file), NAME);
  }

  @Test
  void aTrustedFileIsReadWithoutItsSeal() throws IOException {
    byte[] file = FILE.clone();
    file[file.length - 1] ^= 1;
    isRefused(file, "seal");
    assertThat(ModelFile.toBytes(readTrusted(file))).isEqualTo(FILE);
    assertThat(ModelFile.toBytes(readTrusted(zip(entries(FILE))))).isEqualTo(FILE);
    assertThat(Classifier.loadTrusted(new ByteArrayInputStream(FILE), NAME, "abc").sha256())
        .isEqualTo("abc");
  }

  @Test
  void aFlippedBitInAnEntryOfATrustedFileIsRefused() throws IOException {
    int entriesEnd = new String(FILE, ISO_8859_1).indexOf("PK\1\2");
    int begin = 0;
    for (Map.Entry<String, byte[]> entry : entries(FILE).entrySet()) {
      // A local header is 30 bytes, the name, and no extra field.
      begin += 30 + entry.getKey().length();
      int length = entry.getValue().length;
      for (int at = 0; at < length; at += Math.max(1, length / 40)) {
        byte[] damaged = FILE.clone();
        damaged[begin + at] ^= 4;
        assertThatThrownBy(() -> readTrusted(damaged))
            .isInstanceOf(ModelFormatException.class)
            .hasMessageStartingWith(NAME + ": damaged: invalid entry CRC");
      }
      begin += length;
    }
    assertThat(begin).isEqualTo(entriesEnd);
    for (int length = 0; length < entriesEnd; length += 997) {
      byte[] cut = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> readTrusted(cut)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void aSizeLargerThanTheFileTakesNoMemory() {
    byte[] damaged = FILE.clone();
    // The size of the first entry, in its local header.
    damaged[24] = (byte) 0xFF;
    damaged[25] = (byte) 0x3F;
    isRefused(damaged);
  }

  @Test
  void whatIsWrongInJsonIsNamed() throws IOException {
    String card = new String(entries(FILE).get("card.json"), UTF_8);
    isRefused(
        changed("card.json", card.replace("SINGLE_LABEL", "SOME")),
        "damaged: card.json: task is SOME, expected one of [SINGLE_LABEL, MULTI_LABEL]");
    isRefused(
        changed("card.json", card.replace("\"licence\"", "\"license\"")),
        "damaged: card.json: licence is nothing, expected a text");
    String decision = new String(entries(FILE).get("decision.json"), UTF_8);
    isRefused(
        changed("decision.json", decision.replaceFirst("\\[", "[ [], ")),
        "damaged: decision.json: calibration: scales is a list, expected a number");
  }

  @Test
  void aNumberOfSlotsThatDoesNotFitIsRefused() throws IOException {
    String features = new String(entries(FILE).get("features.json"), UTF_8);
    String slots = "\"slots\" : " + SmallModel.OPTIONS.slots();
    assertThat(features).contains(slots);
    isRefused(changed("features.json", features.replace(slots, "\"slots\" : 999")), "999 slots");
    // 2^42 would be 2^10 in an int: the number that older formats have is not to be trusted.
    isRefused(
        changed("features.json", features.replace(slots, "\"slotBits\" : 42")),
        "slotBits is 42, expected 8 to 24");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    isRefused(new byte[0], "is empty");
    isRefused(new byte[] {'P'}, "is not a .tarazy model");
    isRefused(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'},
        "is not a .tarazy model (no ZIP file)");
    isRefused("{\"text\": \"тау\"}".getBytes(UTF_8), "no ZIP file");
    isRefused(zip(Map.of("readme.txt", new byte[10])), "a ZIP but not a .tarazy model");
    isRefused(zip(Map.of("manifest.json", "{\"manifest_version\": 3}".getBytes(UTF_8))));
    isRefused(zip(Map.of("manifest.json", "<manifest/>".getBytes(UTF_8))), "bad JSON");
  }

  @Test
  void aFolderOrAHugeFileIsRefusedUnread() throws IOException {
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(folder + ": is a folder");
    Path huge = folder.resolve("huge.tarazy");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength((1L << 30) + 1);
    }
    assertThatThrownBy(() -> ModelFile.read(huge))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(huge + ": is too large");
    Files.delete(huge);
  }

  @Test
  void aLaterFormatIsNamed() throws IOException {
    String manifest = new String(entries(FILE).get("manifest.json"), UTF_8);
    String later = manifest.replaceFirst("\"format\" *: *5", "\"format\" : 6");
    assertThat(later).isNotEqualTo(manifest);
    isRefused(changed("manifest.json", later), "has format 6", "later version of Tarazy");
  }

  @Test
  void aMissingEntryIsNamed() throws IOException {
    for (String entry : entries(FILE).keySet()) {
      Map<String, byte[]> entries = entries(FILE);
      entries.remove(entry);
      entries.put("META-INF/MANIFEST.MF", new byte[0]);
      isRefused(zip(entries), entry);
    }
  }

  @Test
  void anUnsignedFileNeedsItsSeal() throws IOException {
    isRefused(zip(entries(FILE)), "seal");
    ModelFile.read(changed(FILE, Map.of()), NAME);
  }

  @Test
  void anEntryThatIsNotWhatTheManifestSaysIsNamed() throws IOException {
    byte[] weights = entries(FILE).get("weights.bin");
    weights[17]++;
    isRefused(changed(FILE, Map.of("weights.bin", weights)), "weights.bin is not as sealed");
    isRefused(
        changed(FILE, Map.of("weights.bin", Arrays.copyOf(weights, weights.length - 1))),
        "weights.bin is not as sealed");
  }

  @Test
  void anotherKindOfScorerIsNamed() throws IOException {
    String header = new String(entries(FILE).get("scorer.json"), UTF_8);
    isRefused(changed("scorer.json", header.replace("\"linear\"", "\"quantum\"")), "kind quantum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "card.json",
        "features.json",
        "scorer.json",
        "decision.json",
      })
  void jsonThatSaysSomethingElseIsRefused(String entry) throws IOException {
    for (String json : List.of("null", "{}", "[]", "1", "\"\"", "", "{", "[".repeat(5000))) {
      isRefused(changed(entry, json));
    }
    // Each value in turn replaced by something that does not belong there.
    String whole = new String(entries(FILE).get(entry), UTF_8);
    for (String wrong : List.of("null", "[null]", "-1", "1e99", "\"NaN\"", "{\"WORD\": null}")) {
      for (String field : fields(entry)) {
        String changed =
            whole.replaceFirst(
                "(?s)\"" + field + "\" : (\\[.*?\\]|\\{.*?\\}|[^,\\n]*)",
                "\"" + field + "\" : " + wrong);
        assertThat(changed).as(field).isNotEqualTo(whole);
        isRefused(changed(entry, changed));
      }
    }
  }

  private static List<String> fields(String entry) {
    return switch (entry) {
      case "manifest.json" -> List.of("format", "entries");
      case "card.json" -> List.of("task", "labels", "data");
      case "features.json" -> List.of("slots", "minNgram", "maxNgram", "weights");
      case "scorer.json" ->
          List.of("kind", "labels", "precision", "power", "highest", "scales", "biases");
      default -> List.of("scales", "offsets", "priors", "thresholds", "minimumProbability");
    };
  }

  @Test
  void binarySectionsOfAnotherLengthAreRefused() throws IOException {
    for (String entry : List.of("slots.bin", "weights.bin", "vocabulary.bin")) {
      isRefused(changed(entry, ""));
      isRefused(changed(entry, "0123456789abcdef01234567"));
    }
  }

  @Test
  void aModelSignedWithTheJdksOwnToolLoads() throws Exception {
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    assertThat(bin.resolve("keytool")).as("part of every JDK").isExecutable();
    assertThat(bin.resolve("jarsigner")).as("part of every JDK").isExecutable();
    Path file = folder.resolve("review.tarazy");
    ModelFile.write(MODEL, file);
    String store = folder.resolve("keys.p12").toString();
    runs(
        bin.resolve("keytool").toString(),
        "-genkeypair",
        "-keystore",
        store,
        "-storepass",
        "not-a-secret",
        "-alias",
        "test",
        "-keyalg",
        "EC",
        "-dname",
        "CN=Test");
    runs(
        bin.resolve("jarsigner").toString(),
        "-keystore",
        store,
        "-storepass",
        "not-a-secret",
        file.toString(),
        "test");
    byte[] signed = Files.readAllBytes(file);
    assertThat(entries(signed)).containsKey("META-INF/TEST.SF");
    String text = "Солёный ветер и чайки";
    assertThat(Classifier.load(file).classify(text)).isEqualTo(Classifier.of(MODEL).classify(text));

    KeyStore keys = KeyStore.getInstance(new File(store), "not-a-secret".toCharArray());
    Certificate signer = keys.getCertificate("test");
    assertThat(Classifier.load(file, Set.of(signer)).classify(text))
        .isEqualTo(Classifier.of(MODEL).classify(text));
    assertThatThrownBy(() -> Classifier.load(file, Set.of()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("not signed with an accepted certificate");
    Path unsigned = folder.resolve("unsigned.tarazy");
    ModelFile.write(MODEL, unsigned);
    assertThatThrownBy(() -> Classifier.load(unsigned, Set.of(signer)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("not signed");

    byte[] weights = entries(signed).get("weights.bin");
    weights[17]++;
    Map<String, byte[]> tampered = entries(signed);
    tampered.put("weights.bin", weights);
    isRefused(zip(tampered), "weights.bin");
  }

  private void runs(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
  }
}
