/** How many texts a second, and how many bytes a text. */
@NullMarked
package org.tarazy.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
