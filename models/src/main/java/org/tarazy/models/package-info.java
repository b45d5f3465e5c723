/** Trained models, ready to load. */
@NullMarked
package org.tarazy.models;

import org.jspecify.annotations.NullMarked;
