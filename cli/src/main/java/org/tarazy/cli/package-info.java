/** The command {@code tarazy}: a thin layer over the library, a class a command. */
@NullMarked
package org.tarazy.cli;

import org.jspecify.annotations.NullMarked;
