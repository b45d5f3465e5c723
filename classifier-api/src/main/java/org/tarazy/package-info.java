/** Classifies Russian and Kazakh text. Start at {@link org.tarazy.Classifier}. */
@NullMarked
package org.tarazy;

import org.jspecify.annotations.NullMarked;
