package dev.tally.cli;

import dev.tally.reader.corpus.CorpusException;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.image.ImageException;
import dev.tally.trainer.data.DataException;
import dev.tally.trainer.export.ExportException;
import dev.tally.trainer.report.RunException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done, 1 could not, 2 wrong usage. */
@Command(
    name = "tally",
    mixinStandardHelpOptions = true,
    version = "tally 0.1.0",
    description = "Reads handwritten digits and amounts from photos.",
    subcommands = {ReadCommand.class, PrintCommand.class, EvaluateCommand.class, TrainCommand.class,
        EnsembleCommand.class, TuneCommand.class, FitCommand.class, RunsCommand.class, ExportCommand.class,
        ModelsCommand.class, DataCommand.class, TimeCommand.class, ServeCommand.class, CompletionCommand.class,
        ManCommand.class, HelpCommand.class},
    footer = {"", "Data goes to standard output, progress and errors to standard error.",
        "Exit codes: 0 done, 1 could not, 2 wrong usage."})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    for (String trains : List.of("train", "ensemble", "tune")) {
      SettingOptions.addTo(commands.getSubcommands().get(trains).getCommandSpec());
    }
    ServeCommand.addSettingsTo(commands.getSubcommands().get("serve"));
    return commands.setExecutionExceptionHandler(Main::explain)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** One line for what a person can mend; a stack trace only for what is Tally's own fault. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    String message = switch (e) {
      case ImageException _,CorpusException _,ModelException _,DataException _,RunException _,ExportException _,CommandException _,IllegalArgumentException _ ->
        e.getMessage();
      case NoSuchFileException f -> f.getFile() + " is missing";
      case FileSystemException f -> f.getFile() + " cannot be read or written: "
          + (f.getReason() == null ? f.getClass().getSimpleName() : f.getReason());
      case IOException _ -> "reading or writing failed: " + e.getMessage();
      default -> throw e;
    };
    command.getErr().println("tally: " + message);
    return 1;
  }
}
