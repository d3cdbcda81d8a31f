package dev.tally.spark;

import dev.tally.reader.digit.ModelException;
import dev.tally.spark.run.BatchException;
import java.io.IOException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/** One line for what a person can mend; a stack trace only for what is Tally's own fault. */
final class Explanation implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    command.getErr().println("tally: " + of(e));
    return ExitCode.SOFTWARE;
  }

  /** Spark is written in Scala, which throws checked exceptions where nothing declares them: so no {@code catch} can name them. */
  private static String of(Exception e) throws Exception {
    return switch (e) {
      case BatchException _,ModelException _ -> e.getMessage();
      case AnalysisException _ -> "Spark does not understand it: " + firstLine(e);
      case SparkException _ ->
        "Spark gave up: " + firstLine(root(e)) + "; when that is mended, go on with --resume";
      case RuntimeException r when r.getCause() instanceof ClassNotFoundException missing ->
        "the class " + missing.getMessage() + " is missing; name the jars that have it in TALLY_BATCH_JARS";
      case IOException _ ->
        "reading or writing failed: " + firstLine(e) + "; when that is mended, go on with --resume";
      default -> throw e;
    };
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }

  /** What is said of a command line that is wrong. */
  static int ofUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("tally batch: " + e.getMessage() + "; see tally batch --help");
    return ExitCode.USAGE;
  }
}
