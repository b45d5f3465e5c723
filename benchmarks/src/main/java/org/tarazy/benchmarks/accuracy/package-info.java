/** Trains and tests every contestant on every set, and tells whether the difference is real. */
@NullMarked
package org.tarazy.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
