/** What was measured of a model, as one page that opens anywhere. */
@NullMarked
package org.tarazy.training.report;

import org.jspecify.annotations.NullMarked;
