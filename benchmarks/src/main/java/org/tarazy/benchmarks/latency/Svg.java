package org.tarazy.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Writes plots. */
final class Svg {
  private Svg() {}

  /** Writes a plot to a file that ends in {@code .svg}. */
  static void write(Chart<?, ?> chart, Path file) throws IOException {
    String name = file.toString();
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, name.substring(0, name.length() - ".svg".length()), VectorGraphicsFormat.SVG);
  }
}
