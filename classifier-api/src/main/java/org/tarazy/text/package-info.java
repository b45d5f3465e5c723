/** Reads text as people write it: folding, words, tokens, scripts. Knows nothing of models. */
@NullMarked
package org.tarazy.text;

import org.jspecify.annotations.NullMarked;
