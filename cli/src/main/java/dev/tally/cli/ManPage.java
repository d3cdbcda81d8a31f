package dev.tally.cli;

import dev.tally.trainer.engine.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's help as a manual page, in the macros of man(7). */
final class ManPage {
  private final CommandSpec spec;
  private final StringBuilder roff = new StringBuilder();

  ManPage(CommandLine command) {
    spec = command.getCommandSpec();
  }

  /** As man calls it: {@code tally-read}. */
  String name() {
    return spec.qualifiedName("-");
  }

  /** The whole page. */
  String roff() {
    roff.setLength(0);
    macro("TH " + name().toUpperCase(Locale.ROOT) + " 1 \"\" \"" + Engine.version() + "\"");
    section("NAME");
    List<String> description = Arrays.asList(spec.usageMessage().description());
    text(name() + " - " + (description.isEmpty() ? spec.name() : description.getFirst()));
    section("SYNOPSIS");
    text(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip().replaceAll("\\s+", " "));
    if (description.size() > 1) {
      section("DESCRIPTION");
      description.subList(1, description.size()).forEach(this::text);
    }
    arguments();
    commands();
    footer();
    return roff.toString();
  }

  private void arguments() {
    if (!spec.positionalParameters().isEmpty()) {
      section("ARGUMENTS");
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        item(parameter.paramLabel(), parameter);
      }
    }
    section("OPTIONS");
    for (OptionSpec option : spec.options()) {
      String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
      item(String.join(", ", option.names()) + value, option);
    }
  }

  private void commands() {
    if (spec.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    spec.subcommands().values().stream().distinct().forEach(below -> {
      macro("TP");
      text(below.getCommandSpec().qualifiedName("-"));
      Arrays.stream(below.getCommandSpec().usageMessage().description()).limit(1).forEach(this::text);
    });
  }

  private void footer() {
    String[] lines = spec.usageMessage().footer();
    if (lines.length > 0) {
      section("NOTES");
      macro("nf");
      Arrays.stream(lines).filter(line -> !line.isBlank()).forEach(this::text);
      macro("fi");
    }
  }

  private void item(String heading, ArgSpec argument) {
    macro("TP");
    macro("B " + escaped(heading));
    Arrays.stream(argument.description()).map(line -> filled(line, argument)).forEach(this::text);
  }

  /** What picocli puts in where help is printed. */
  private static String filled(String description, ArgSpec argument) {
    String candidates = argument.completionCandidates() == null
        ? ""
        : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
            .collect(Collectors.joining(", "));
    return description.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString()))
        .replace("${COMPLETION-CANDIDATES}", candidates)
        .replace("%n", " ")
        .replace("%%", "%");
  }

  private void section(String title) {
    macro("SH " + title);
  }

  private void macro(String line) {
    roff.append('.').append(line).append('\n');
  }

  private void text(String text) {
    roff.append(escaped(text)).append('\n');
  }

  /** A point or an apostrophe that begins a line would be a macro; a bare hyphen may be broken at, or become a dash. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceFirst("^([.'])", "\\\\&$1");
  }
}
