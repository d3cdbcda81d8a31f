package dev.tally.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done, 1 could not, 2 wrong usage, 128 and the signal's number where one ended it. */
@Command(
    name = "tally",
    mixinStandardHelpOptions = true,
    description = "Reads handwritten digits and amounts from photos.",
    subcommands = {ReadCommand.class, PrintCommand.class, EvaluateCommand.class, TrainCommand.class,
        EnsembleCommand.class, TuneCommand.class, FitCommand.class, RunsCommand.class, ExportCommand.class,
        ModelsCommand.class, DataCommand.class, TimeCommand.class, ServeCommand.class, BatchCommand.class,
        BenchCommand.class, CompletionCommand.class, ManCommand.class, HelpCommand.class},
    footer = {"", "Data goes to standard output, progress and errors to standard error.",
        "Exit codes: 0 done, 1 could not, 2 wrong usage, 130 ended by Ctrl-C."})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StandardError.takeBack();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    for (String trains : List.of("train", "ensemble", "tune")) {
      SettingOptions.addTo(commands.getSubcommands().get(trains).getCommandSpec());
    }
    ServeCommand.addSettingsTo(commands.getSubcommands().get("serve"));
    tellVersion(commands);
    return commands.setExecutionExceptionHandler(new Explanation())
        .setParameterExceptionHandler(new WrongUsage())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** On every command, since every one takes --version. */
  private static void tellVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Main::tellVersion);
  }
}
