package dev.tally.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that is wrong: one line with the fault, what was perhaps meant, and where to read more. */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + fault(e, command) + "; see " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String fault(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return e.getMessage();
    }
    String word = unmatched.getUnmatched().getFirst();
    String what = unmatched.isUnknownOption()
        ? "there is no option " + word
        : command.getSubcommands().isEmpty() ? e.getMessage() : "there is no command '" + word + "'";
    return what + Nearest.of(word, known(command)).map(near -> ", perhaps " + near).orElse("");
  }

  /** Options, too, where a command is sought: who says {@code version} means {@code --version}. */
  private static List<String> known(CommandLine command) {
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    known.addAll(command.getCommandSpec().optionsMap().keySet());
    return known;
  }
}
