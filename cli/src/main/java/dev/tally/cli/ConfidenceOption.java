package dev.tally.cli;

import dev.tally.reader.ReadOptions;
import dev.tally.reader.digit.ModelCard;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How sure an answer must be, given one way or the other: the same on every command that reads. */
final class ConfidenceOption {
  @Option(
      names = "--min-confidence",
      paramLabel = "X",
      description = "Below this confidence (0..1) the answer is 'unsure'. Default: chosen on labelled data.")
  private Double minConfidence;

  @Option(
      names = "--max-error",
      paramLabel = "X",
      description = "Digits: answer only where at most this share of the answers is wrong, for example 0.001 for 1 in 1,000. "
          + "The confidence for it comes from the model's card.")
  private Double maxError;

  /** Throws where a share is none, or the error is limited for what has no such card. */
  void check(CommandLine command, boolean digits) {
    if (minConfidence != null && !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new ParameterException(command, "--min-confidence must be from 0 to 1, not " + minConfidence);
    }
    if (maxError != null && !(maxError > 0 && maxError < 1)) {
      throw new ParameterException(command,
          "--max-error must be a share above 0 and below 1, such as 0.001, not " + maxError);
    }
    if (maxError != null && !digits) {
      throw new ParameterException(command,
          "--max-error is for single digits; say how sure a number must be with --min-confidence");
    }
  }

  ReadOptions options(ModelCard card) {
    if (maxError != null) {
      return ReadOptions.DEFAULTS.withMaxError(maxError, card);
    }
    return minConfidence == null ? ReadOptions.DEFAULTS : ReadOptions.DEFAULTS.withConfidence(minConfidence);
  }
}
