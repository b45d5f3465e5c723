package org.tarazy.datasets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of a language and its names of armed groups, divided among the splits: none is in two,
 * so that what is measured on one split was not learnt from another.
 */
final class FrameSplits {
  private static final String GROUP = "group";

  private final String language;
  private final Map<SampleCorpus.Split, Map<Frames.Section, List<Frames.Frame>>> sections =
      new EnumMap<>(SampleCorpus.Split.class);
  private final Map<SampleCorpus.Split, Map<String, Frames.Table>> tables =
      new EnumMap<>(SampleCorpus.Split.class);

  FrameSplits(long seed, String language, Frames frames) {
    this.language = language;
    for (SampleCorpus.Split split : SampleCorpus.Split.values()) {
      sections.put(split, new LinkedHashMap<>());
    }
    for (Frames.Section section : frames.sections()) {
      if (section.frames().size() < SampleCorpus.Split.values().length) {
        throw new DatasetException(
            section.source(),
            "",
            "a section of " + section.frames().size() + " frames",
            "at least one for each split");
      }
      List<Frames.Frame> shuffled = new ArrayList<>(section.frames());
      new Dice(seed, "frames " + language + " " + section.label() + " " + section.genre())
          .shuffle(shuffled);
      cut(shuffled)
          .forEach((split, part) -> sections.getOrDefault(split, Map.of()).put(section, part));
    }
    divideGroups(seed, frames);
  }

  private void divideGroups(long seed, Frames frames) {
    Frames.Table groups = frames.tables().get(GROUP);
    List<List<String>> entries = new ArrayList<>(groups == null ? List.of() : groups.entries());
    new Dice(seed, "groups " + language).shuffle(entries);
    if (groups != null && entries.size() < SampleCorpus.Split.values().length) {
      throw new DatasetException(
          groups.source(), "", entries.size() + " groups", "at least one for each split");
    }
    cut(entries).forEach((split, part) -> tables.put(split, frames.tablesWith(GROUP, part)));
  }

  private static <T> Map<SampleCorpus.Split, List<T>> cut(List<T> shuffled) {
    // Rounded up: a split that measures needs variety more than training does.
    int tests = (int) Math.ceil(shuffled.size() * SampleCorpus.Split.TEST.share());
    int devs = (int) Math.ceil(shuffled.size() * SampleCorpus.Split.DEV.share());
    int trains = shuffled.size() - tests - devs;
    return Map.of(
        SampleCorpus.Split.TRAIN, shuffled.subList(0, trains),
        SampleCorpus.Split.DEV, shuffled.subList(trains, trains + devs),
        SampleCorpus.Split.TEST, shuffled.subList(trains + devs, shuffled.size()));
  }

  String language() {
    return language;
  }

  /** The sections, in their order, with the frames of each that {@code split} has. */
  Map<Frames.Section, List<Frames.Frame>> sections(SampleCorpus.Split split) {
    return sections.getOrDefault(split, Map.of());
  }

  /** The tables by name; that of the groups has those of {@code split} only. */
  Map<String, Frames.Table> tables(SampleCorpus.Split split) {
    return tables.getOrDefault(split, Map.of());
  }
}
