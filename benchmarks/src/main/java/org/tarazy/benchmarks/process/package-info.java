/** Whole processes beside each other: start, a file from end to end, memory. */
@NullMarked
package org.tarazy.benchmarks.process;

import org.jspecify.annotations.NullMarked;
