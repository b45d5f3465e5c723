/** Text classifiers behind one interface, so that each is trained and tested alike. */
@NullMarked
package org.tarazy.benchmarks.contestants;

import org.jspecify.annotations.NullMarked;
