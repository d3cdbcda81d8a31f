package dev.tally.cli;

import dev.tally.trainer.export.GoldenVectors;
import dev.tally.trainer.fit.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    description = "Writes drawn glyphs with a model's answers, for clients to test themselves with.")
final class ModelsGoldenCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FLOAT.tflite", description = "The float file.")
  private String floats;

  @Parameters(index = "1", paramLabel = "INT8.tflite", description = "The int8 file of the same model.")
  private String int8;

  @Option(names = "--out", paramLabel = "FILE.json", required = true, description = "What to write.")
  private Path out;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ModelFile exact = ModelFile.open(floats);
    ModelFile small = ModelFile.open(int8);
    GoldenVectors golden = GoldenVectors.of(exact.card().name(), exact.bytes(), small.bytes());
    RunFolder.write(out, golden.toJson().getBytes(StandardCharsets.UTF_8));
    spec.commandLine().getOut().println(out + ", " + golden.vectors().size() + " glyphs");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
