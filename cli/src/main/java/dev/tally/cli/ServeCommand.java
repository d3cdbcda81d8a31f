package dev.tally.cli;

import dev.tally.server.Setting;
import dev.tally.server.Settings;
import dev.tally.server.TallyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    subcommands = {KeysCommand.class, ServeCheckCommand.class, ServeBackupCommand.class},
    description = "Serves reading and an expense ledger over HTTP: curl -F file=@receipt.jpg localhost:8080/v1/receipts",
    footer = {"", "Each setting is also an environment variable (--max-bytes: TALLY_MAX_BYTES) and a line",
        "'max-bytes = 1000000' of the settings file; flags go before variables, those before the file.",
        "Try it on at /docs. SIGTERM stops it when it has finished what it has, USR1 has it look through its ledger."})
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Lines 'name = value'; # begins a comment.")
  private Path file;

  @Spec
  private CommandSpec spec;

  /** A flag for each setting, here and on the commands below, which open the same ledger. */
  static void addSettingsTo(CommandLine serve) {
    addFlags(serve.getCommandSpec());
    List<CommandLine> below = new ArrayList<>(serve.getSubcommands().get("keys").getSubcommands().values());
    below.add(serve.getSubcommands().get("check"));
    below.add(serve.getSubcommands().get("backup"));
    for (CommandLine command : below) {
      for (Setting setting : KeysCommand.SETTINGS) {
        command.getCommandSpec().addOption(flag(setting));
      }
    }
  }

  private static void addFlags(CommandSpec spec) {
    for (Setting setting : Setting.values()) {
      spec.addOption(flag(setting));
    }
  }

  private static OptionSpec flag(Setting setting) {
    String fallback = setting.fallback().isEmpty() ? "" : ". Default: " + setting.fallback() + ".";
    return OptionSpec.builder("--" + setting.label())
        .paramLabel("VALUE")
        .type(String.class)
        .description("%s%s".formatted(setting.meaning(), fallback))
        .build();
  }

  /** What the command line says, with environment and file. */
  static Settings settings(ParseResult arguments, Path file) throws IOException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (arguments.hasMatchedOption("--" + setting.label())) {
        flags.put(setting, arguments.matchedOptionValue("--" + setting.label(), ""));
      }
    }
    return Settings.of(flags, System::getenv, file);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = settings(spec.commandLine().getParseResult(), file);
    spec.commandLine().getErr().print(settings);
    spec.commandLine().getErr().flush();
    TallyServer server = TallyServer.start(settings);
    EndSignal.first(server::close);
    Signals.on("USR1", server::check);
    spec.commandLine().getOut().println("listening on port " + server.port());
    spec.commandLine().getOut().flush();
    // Until a signal ends the process.
    new CountDownLatch(1).await();
    return 0;
  }
}
