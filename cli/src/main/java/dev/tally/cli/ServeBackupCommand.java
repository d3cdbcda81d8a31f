package dev.tally.cli;

import dev.tally.server.database.Backup;
import dev.tally.server.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the ledger of this moment to a file, while a server writes to it; looks through the copy.",
    footer = {"",
        "To restore it, stop the server, put the copy in the ledger's place, remove the ledger's -wal and -shm",
        "files, and start. A ledger in PostgreSQL is backed up by pg_dump --format=custom, restored by pg_restore."})
final class ServeBackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The copy; must not be there.")
  private Path copy;

  @Option(names = "--settings", paramLabel = "FILE", description = "The server's settings file.")
  private Path file;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Database database = Database
        .openAsItIs(ServeCommand.settings(spec.commandLine().getParseResult(), file))) {
      Backup.write(database, copy);
    }
    spec.commandLine()
        .getOut()
        .println(String.format(Locale.ROOT, "%s holds the ledger, %,d bytes", copy, Files.size(copy)));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
