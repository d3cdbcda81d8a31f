/**
 * What a training leaves for people: {@link dev.tally.trainer.report.RunReport} draws one run as a page,
 * {@link dev.tally.trainer.report.Run} reads a run's folder, {@link dev.tally.trainer.report.Comparison} sets several beside each
 * other and {@link dev.tally.trainer.report.ComparisonPage} draws that; {@link dev.tally.trainer.report.SearchPage} draws a search for
 * settings. Pages are one file each, without scripts.
 */
package dev.tally.trainer.report;
