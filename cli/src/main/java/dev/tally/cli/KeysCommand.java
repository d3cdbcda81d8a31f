package dev.tally.cli;

import dev.tally.server.Setting;
import dev.tally.server.access.ApiKeys;
import dev.tally.server.access.ApiKeys.ApiKey;
import dev.tally.server.access.Scope;
import dev.tally.server.database.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "API keys: with the first one the server asks everybody for theirs.")
final class KeysCommand implements Runnable {
  /** What it takes to open the ledger. */
  static final List<Setting> SETTINGS = List.of(Setting.DATABASE, Setting.DATABASE_USER,
      Setting.DATABASE_PASSWORD);

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      description = "The server's settings file.")
  private Path file;

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "add, list or revoke?");
  }

  private interface Use {
    int use(ApiKeys keys, PrintWriter out);
  }

  private int with(CommandSpec command, Use use) throws IOException {
    PrintWriter out = command.commandLine().getOut();
    try (Database database = Database
        .open(ServeCommand.settings(command.commandLine().getParseResult(), file))) {
      return use.use(new ApiKeys(database, Clock.systemUTC()), out);
    } finally {
      out.flush();
    }
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes a key and shows it, once.")
  int add(@Parameters(paramLabel = "NAME", description = "Stands in histories.") String name, @Option(
      names = "--owner",
      paramLabel = "OWNER",
      description = "Whose expenses it opens; keys of one owner see the same. Default: NAME.") String owner,
      @Option(
          names = "--scopes",
          paramLabel = "LIST",
          defaultValue = "read,write",
          description = "read, write, admin. Default: ${DEFAULT-VALUE}.") String scopes)
      throws IOException {
    CommandSpec command = spec.subcommands().get("add").getCommandSpec();
    Set<Scope> parsed = Scope.parse(scopes)
        .orElseThrow(() -> new ParameterException(command.commandLine(),
            "--scopes " + scopes + ": read, write and admin are known"));
    return with(command, (keys, out) -> {
      out.println(keys.add(name, owner == null ? name : owner, parsed));
      command.commandLine()
          .getErr()
          .println("Keep it: it is not shown again. Send it as 'Authorization: Bearer KEY'.");
      return 0;
    });
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists keys, without their secrets.")
  int list() throws IOException {
    return with(spec.subcommands().get("list").getCommandSpec(), (keys, out) -> {
      for (ApiKey key : keys.list()) {
        out.println(String.format(Locale.ROOT, "%-20s owner %-20s %-18s since %s", key.name(), key.owner(),
            key.scopes().stream().sorted().map(Scope::label).collect(Collectors.joining(",")),
            key.createdAt()));
      }
      return 0;
    });
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key, within seconds.")
  int revoke(@Parameters(paramLabel = "NAME") String name) throws IOException {
    CommandSpec command = spec.subcommands().get("revoke").getCommandSpec();
    return with(command, (keys, out) -> {
      if (keys.revoke(name)) {
        out.println("revoked " + name);
        return 0;
      }
      throw new CommandException("there is no key named '" + name + "'; 'tally serve keys list' lists them");
    });
  }
}
