/** Tarazy as parts of an OpenNLP pipeline. */
@NullMarked
package org.tarazy.opennlp;

import org.jspecify.annotations.NullMarked;
