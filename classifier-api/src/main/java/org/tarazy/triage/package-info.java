/**
 * What a reviewer and those who oversee the work need on top of a classifier.
 *
 * <ul>
 *   <li>{@link org.tarazy.triage.ReviewDesk}: reads texts into a queue for people, by a {@link
 *       org.tarazy.triage.ReviewPolicy};
 *   <li>{@link org.tarazy.triage.Passage} and {@link org.tarazy.triage.EvidencePage}: what in the
 *       text the score rests on;
 *   <li>{@link org.tarazy.triage.KnownTexts}: what was decided on near-duplicates before;
 *   <li>{@link org.tarazy.triage.ReviewLog} and {@link org.tarazy.triage.LogStatistics}: what was
 *       decided, by whom, and how often that was wrong.
 * </ul>
 *
 * <p>Its output is a priority for a person, with reasons. Nothing here blocks, reports or decides.
 */
@NullMarked
package org.tarazy.triage;

import org.jspecify.annotations.NullMarked;
