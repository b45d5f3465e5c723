/** Measures how well texts are cut into tokens, beside the tokenizers of other libraries. */
@NullMarked
package org.tarazy.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
