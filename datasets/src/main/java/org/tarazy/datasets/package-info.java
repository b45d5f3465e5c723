/**
 * Labelled texts on their way to a trainer: read from files, checked, split, perturbed, or written
 * for a demonstration.
 *
 * <p>Everything here that draws at random takes a seed and gives the same result for the same seed,
 * whatever the machine, its locale or its number of processors.
 */
@NullMarked
package org.tarazy.datasets;

import org.jspecify.annotations.NullMarked;
