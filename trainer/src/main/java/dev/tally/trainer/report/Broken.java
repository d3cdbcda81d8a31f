package dev.tally.trainer.report;

import java.nio.file.Path;

/**
 * A folder that is no run, or not yet, or no longer.
 *
 * @param reason one sentence for a person, with the folder in it
 */
public record Broken(Path folder, String reason) implements Found {}
