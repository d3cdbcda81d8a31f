package dev.tally.bench;

import dev.tally.trainer.network.Architecture;
import dev.tally.trainer.network.Architectures;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every comparison of training needs to know. */
final class NetworkOptions {
  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "base",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String network;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of every contender (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of data sets; where MNIST is in none, drawn pictures take its place.")
  private Path data;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  Setup setup() {
    if (batch < 1 || threads < 1) {
      throw wrong("--batch and --threads must be at least 1");
    }
    Architecture architecture = Architectures.named(network)
        .orElseThrow(() -> wrong(
            "no network " + network + "; there are: " + String.join(", ", Architectures.names())));
    return new Setup(architecture, batch, threads, Optional.ofNullable(data));
  }

  /** A fault of usage, for picocli to show with its exit code 2. */
  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Architectures.names().iterator();
    }
  }
}
