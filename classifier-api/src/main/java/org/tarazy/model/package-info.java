/**
 * Features, scorers, calibration and the model file.
 *
 * <p>For trainers and for those who look inside a model; a program that only classifies needs
 * {@code org.tarazy} alone.
 */
@NullMarked
package org.tarazy.model;

import org.jspecify.annotations.NullMarked;
