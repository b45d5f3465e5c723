/** Builds, tunes, calibrates and evaluates models from labelled text. */
@NullMarked
package org.tarazy.training;

import org.jspecify.annotations.NullMarked;
