package dev.tally.cli;

import dev.tally.trainer.fit.Setting;
import dev.tally.trainer.fit.TrainingSettings;
import dev.tally.trainer.network.Architectures;
import dev.tally.trainer.network.LayerText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Each {@link Setting} as an option of a command, and a run file of them. */
final class SettingOptions {
  private SettingOptions() {}

  static void addTo(CommandSpec command) {
    command.addOption(OptionSpec.builder("--run")
        .paramLabel("FILE")
        .type(Path.class)
        .description("Settings from a file, a line 'setting = value' each; flags go before it.")
        .build());
    for (Setting setting : Setting.values()) {
      String usual = setting.usual().isEmpty() ? "" : " Default: " + setting.usual() + ".";
      String description = setting.description();
      OptionSpec.Builder option = setting == Setting.LEARNING_RATE
          ? OptionSpec.builder("--learning-rate", "--lr")
          : OptionSpec.builder("--" + setting.key());
      command.addOption(option.paramLabel(setting.isNumber() ? "N" : "TEXT")
          .type(String.class)
          .description(Character.toUpperCase(description.charAt(0)) + description.substring(1)
              + values(setting) + "." + usual)
          .build());
    }
  }

  /** Those that the help has to spell out, because nothing else on the command line names their values. */
  private static String values(Setting setting) {
    return switch (setting) {
      case NETWORK ->
        ": " + String.join(", ", Architectures.names()) + ", and for lines " + Architectures.LINE.name();
      case LAYERS -> ". Any of: " + LayerText.GRAMMAR + ". For example: " + Architectures.BASE.text();
      default -> "";
    };
  }

  /** What settings give; one that does not do is wrong usage. */
  static <T> T checked(CommandSpec command, Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** What was given, unchecked: the run file's lines, and over them the flags. */
  static Map<String, String> given(CommandSpec command) throws IOException {
    Path file = command.findOption("--run").getValue();
    Map<String, String> given = new LinkedHashMap<>(file == null ? Map.of() : TrainingSettings.read(file));
    for (Setting setting : Setting.values()) {
      String value = command.findOption("--" + setting.key()).getValue();
      if (value != null) {
        requireNumber(command, setting, value);
        given.put(setting.key(), value);
      }
    }
    return given;
  }

  private static void requireNumber(CommandSpec command, Setting setting, String value) {
    if (setting.isNumber() && !value.isBlank() && !value.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?")) {
      throw new ParameterException(command.commandLine(),
          "--" + setting.key() + " must be a number, not '" + value + "'");
    }
  }
}
