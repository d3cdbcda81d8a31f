package dev.tally.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    description = "Writes a manual page for each command, made of its help. Read one with: man -l DIR/tally-read.1")
final class ManCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the pages.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    OutputFolder.make(out, spec.commandLine().getErr());
    Set<CommandLine> commands = new LinkedHashSet<>();
    collect(spec.root().commandLine(), commands);
    for (CommandLine command : commands) {
      ManPage page = new ManPage(command);
      Files.write(out.resolve(page.name() + ".1"), page.roff().getBytes(StandardCharsets.UTF_8));
    }
    spec.commandLine().getOut().println(commands.size() + " pages in " + out);
    return 0;
  }

  private static void collect(CommandLine command, Set<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(below -> collect(below, all));
  }
}
