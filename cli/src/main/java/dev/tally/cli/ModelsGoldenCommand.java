package dev.tally.cli;

import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.export.GoldenVectors;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    description = "Writes drawn glyphs with a model's answers, for clients to test themselves with.")
final class ModelsGoldenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A model that ships, by name, or a file.onnx.")
  private String model;

  @Option(names = "--out", paramLabel = "FILE.json", required = true, description = "What to write.")
  private Path out;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TrainedModel trained = ModelFile.open(model).trained();
    GoldenVectors golden = GoldenVectors.of(trained,
        CardSplit.of(trained.card()).of(data.mnist().train()).train());
    WholeFile.write(out, golden.toJson().getBytes(StandardCharsets.UTF_8));
    spec.commandLine().getOut().println(out + ", " + golden.vectors().size() + " glyphs");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
