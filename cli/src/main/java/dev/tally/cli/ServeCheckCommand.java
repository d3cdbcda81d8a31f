package dev.tally.cli;

import dev.tally.server.database.Database;
import dev.tally.server.database.Inspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Looks at every page and row of the ledger, while a server runs or not; changes nothing.",
    footer = {"", "PostgreSQL's pages and indexes are looked at by its own pg_amcheck.",
        "A running server looks itself, and logs what it finds, when it gets the signal USR1."})
final class ServeCheckCommand implements Callable<Integer> {
  @Option(names = "--settings", paramLabel = "FILE", description = "The server's settings file.")
  private Path file;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Database database = Database
        .openAsItIs(ServeCommand.settings(spec.commandLine().getParseResult(), file))) {
      Inspection found = Inspection.of(database);
      PrintWriter out = spec.commandLine().getOut();
      found.faults().forEach(fault -> out.println("damaged: " + fault));
      if (found.faults().isEmpty()) {
        out.println("whole, tables of version " + found.version());
        found.rows()
            .forEach((table, rows) -> out.println(String.format(Locale.ROOT, "%-12s %,12d", table, rows)));
      }
      out.flush();
      return found.faults().isEmpty() ? 0 : 1;
    }
  }
}
