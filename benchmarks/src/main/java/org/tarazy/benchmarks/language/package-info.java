/** The recipe of the language model, and its measurements beside peers. */
@NullMarked
package org.tarazy.benchmarks.language;

import org.jspecify.annotations.NullMarked;
