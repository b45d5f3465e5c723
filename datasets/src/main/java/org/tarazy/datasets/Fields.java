package org.tarazy.datasets;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row taken apart, before it is checked against what the reader was told to expect. */
record Fields(
    @Nullable String text,
    @Nullable List<String> labels,
    boolean labelIsList,
    Map<String, String> attributes) {}
