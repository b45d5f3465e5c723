/**
 * The recipe of the language model, and its measurements beside peers. None of it is part of the
 * build. From the root of the repository:
 *
 * <pre>{@code
 * mvn -q -Dquick -pl bom,classifier-api,datasets,training,training/core,models,benchmarks package
 * P='benchmarks/target/classes:benchmarks/target/lib/*'
 * java -Xmx2g -cp "$P" org.tarazy.benchmarks.language.LanguageModelRecipe ../shared/data
 * java -Xmx2g -cp "$P" org.tarazy.benchmarks.language.SentenceLanguages ../shared/data
 * benchmarks/run language --split test
 * }</pre>
 */
@NullMarked
package org.tarazy.benchmarks.language;

import org.jspecify.annotations.NullMarked;
