package dev.tally.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Tells of {@code tally batch}, which the launcher starts from a module of its own: Spark is a large download. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = {
        "Reads the receipts of many stored photos on Apache Spark. The first use builds it and downloads Spark (some 200 MB).",
        "./tally batch --in FOLDER --out FOLDER [--master URL] [--resume] [--where CONDITION]; docs/batch.md tells the rest."})
final class BatchCommand implements Callable<Integer> {
  /** Which that module knows. */
  @Unmatched
  private String[] arguments = {};

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (arguments.length == 0) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return 0;
    }
    throw new CommandException("batch runs from a checkout, by its launcher: ./tally batch");
  }
}
