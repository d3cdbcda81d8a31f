package dev.tally.cli;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ShippedModels;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the models that ship; shows and verifies any.",
    subcommands = {ModelsShowCommand.class, ModelsVerifyCommand.class, ModelsGoldenCommand.class})
final class ModelsCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Table table = new Table("model", "network", "parameters", "KB", "validation", "SHA-256");
    for (String name : ShippedModels.names()) {
      ModelFile model = ModelFile.open(name);
      ModelCard card = model.card();
      table.row(name, card.network(), String.format(Locale.ROOT, "%,d", card.parameters()),
          Integer.toString(model.bytes().length / 1000),
          card.validation() == null
              ? "-"
              : String.format(Locale.ROOT, "%.2f %%", 100 * card.validation().accuracy()),
          model.sha256().substring(0, 12));
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
