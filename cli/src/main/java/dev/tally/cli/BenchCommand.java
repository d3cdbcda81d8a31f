package dev.tally.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells of {@code tally bench}, which the launcher starts from a module of its own: its peers are large downloads. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
        "Compares with other engines and servers. The first use builds it and downloads them (some 2 GB).",
        "./tally bench COMMAND --help tells each one's options."},
    footer = {"", "Commands:", "  training    seconds an epoch beside libtorch and TensorFlow",
        "  gradients   the same gradients as theirs?", "  kernels     the engine's own, one by one",
        "  latency     one picture at a time",
        "  formats     every kind of model file: size, accuracy, speed",
        "  serving     how fast a running server answers", "  batching    what readings together save",
        "  plain-server, contender   what the others start"})
final class BenchCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Which one, and its options.")
  private String[] arguments = {};

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (arguments.length == 0) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return 0;
    }
    throw new CommandException(
        "bench " + String.join(" ", arguments) + " runs from a checkout, by its launcher: ./tally bench");
  }
}
