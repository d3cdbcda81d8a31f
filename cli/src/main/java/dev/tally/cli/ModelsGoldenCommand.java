package dev.tally.cli;

import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.export.GoldenLines;
import dev.tally.trainer.export.GoldenVectors;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.fit.CardLines;
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
    description = "Writes drawn glyphs, or lines with every value of the normaliser, with a model's answers, for clients to test themselves with.")
final class ModelsGoldenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A model that ships, by name, or a file.onnx.")
  private String model;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      required = true,
      converter = OutputFile.Json.class,
      description = "What to write.")
  private Path out;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ModelFile opened = ModelFile.open(model);
    TrainedModel trained = opened.trained();
    if (opened.isForLines()) {
      GoldenLines golden = GoldenLines.of(trained,
          CardLines.of(trained.card(), data.mnist().train(), data.directory(), ExportCommand.CALIBRATED, 0)
              .training());
      WholeFile.write(out, golden.toJson().getBytes(StandardCharsets.UTF_8));
      spec.commandLine().getOut().println(out + ", " + golden.lines().size() + " lines");
    } else {
      GoldenVectors golden = GoldenVectors.of(trained,
          CardSplit.of(trained.card()).of(data.mnist().train()).train());
      WholeFile.write(out, golden.toJson().getBytes(StandardCharsets.UTF_8));
      spec.commandLine().getOut().println(out + ", " + golden.vectors().size() + " glyphs");
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}
