package dev.tally.bench;

import dev.tally.reader.corpus.CorpusException;
import dev.tally.reader.digit.ModelException;
import dev.tally.trainer.data.DataException;
import dev.tally.trainer.export.ExportException;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

/** {@code tally bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares the training engine with its peers.",
    subcommands = {TrainingCommand.class, GradientsCommand.class, KernelsCommand.class, LatencyCommand.class,
        FormatsCommand.class, ServingCommand.class, PlainServerCommand.class, BatchingCommand.class,
        ContenderCommand.class})
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    IExecutionExceptionHandler oneLine = (e, commandLine, _) -> {
      if (e instanceof BenchException || e instanceof DataException || e instanceof ModelException
          || e instanceof CorpusException || e instanceof ExportException) {
        commandLine.getErr().println(e.getMessage());
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
      }
      throw e;
    };
    return new CommandLine(new Bench()).setExecutionExceptionHandler(oneLine)
        .registerConverter(Engine.class,
            label -> Engine.named(label)
                .orElseThrow(() -> new TypeConversionException(
                    "no contender " + label + "; there are: " + Arrays.toString(Engine.values()))));
  }
}
