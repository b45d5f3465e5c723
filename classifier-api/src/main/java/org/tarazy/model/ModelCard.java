package org.tarazy.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a reader must know about a model before using it, after Mitchell et al., "Model Cards for
 * Model Reporting" (2019). Every model file holds one.
 *
 * @param id a short name, such as {@code sample-review}
 * @param description one sentence on what it does
 * @param task whether labels exclude each other
 * @param labels the labels in the order of all arrays
 * @param trainer the trainer that made it, such as {@code linear}
 * @param libraryVersion the version of this library that made it
 * @param seed the seed of everything random
 * @param options what the trainer was told and what it chose by tuning
 * @param data the files that it was trained and tuned on
 * @param metrics what it reached on texts that it was not trained on, each with the name of those
 *     texts; {@code groups} among them has figures for each language
 * @param intendedUse what it is for
 * @param outOfScope what it must not be used for
 * @param limits what is known to go wrong
 * @param licence the licence of the weights
 * @param attribution whom the licence of the data asks to name; empty where none
 * @param contact whom to write to about the model, such as a wrong flag; empty where nobody is
 *     named
 */
public record ModelCard(
    String id,
    String description,
    Task task,
    List<String> labels,
    String trainer,
    String libraryVersion,
    long seed,
    Map<String, Object> options,
    List<DataSource> data,
    Map<String, Object> metrics,
    String intendedUse,
    String outOfScope,
    String limits,
    String licence,
    String attribution,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String contact) {

  /** Makes the lists unmodifiable. A card from before there were contacts names none. */
  public ModelCard {
    labels = List.copyOf(labels);
    data = List.copyOf(data);
    contact = Objects.requireNonNullElse(contact, "");
  }

  /** A card that names no contact. */
  public ModelCard(
      String id,
      String description,
      Task task,
      List<String> labels,
      String trainer,
      String libraryVersion,
      long seed,
      Map<String, Object> options,
      List<DataSource> data,
      Map<String, Object> metrics,
      String intendedUse,
      String outOfScope,
      String limits,
      String licence,
      String attribution) {
    this(
        id,
        description,
        task,
        labels,
        trainer,
        libraryVersion,
        seed,
        options,
        data,
        metrics,
        intendedUse,
        outOfScope,
        limits,
        licence,
        attribution,
        "");
  }

  /** This card with test data too, and with what was reached on them. */
  public ModelCard withTests(List<DataSource> tests, Map<String, Object> reached) {
    List<DataSource> allData = new ArrayList<>(data);
    allData.addAll(tests);
    Map<String, Object> allMetrics = new LinkedHashMap<>(metrics);
    allMetrics.putAll(reached);
    return new ModelCard(
        id,
        description,
        task,
        labels,
        trainer,
        libraryVersion,
        seed,
        options,
        allData,
        allMetrics,
        intendedUse,
        outOfScope,
        limits,
        licence,
        attribution,
        contact);
  }

  /**
   * A file of labelled texts.
   *
   * @param name its name without folders
   * @param role {@code train}, {@code dev} …
   * @param rows how many texts were used
   * @param sha256 the digest of the file, lower-case hexadecimal
   */
  public record DataSource(String name, String role, long rows, String sha256) {}
}
