/** Measures Tarazy beside its peers: how accurate, how fast. */
@NullMarked
package org.tarazy.benchmarks;

import org.jspecify.annotations.NullMarked;
