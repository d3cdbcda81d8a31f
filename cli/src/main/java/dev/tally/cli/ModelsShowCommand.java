package dev.tally.cli;

import dev.tally.json.CardJson;
import dev.tally.trainer.export.FileFormat;
import dev.tally.trainer.export.OnnxImport;
import dev.tally.trainer.fit.TrainingSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a model's size, hash, layers and card.")
final class ModelsShowCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model that ships, by name, or a file.onnx or file.tflite.")
  private String model;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    ModelFile file = ModelFile.open(model);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "format      %s, %s%n", file.format().extension(), precision(file));
    out.printf(Locale.ROOT, "size        %,d bytes, %,d parameters%n", file.bytes().length,
        file.card().parameters());
    out.println("SHA-256     " + file.sha256());
    out.println("seal        " + switch (file.seal()) {
      case INTACT -> "intact";
      case BROKEN -> "broken";
      case NONE -> "none: made by an older Tally";
    });
    for (String layers : layers(file)) {
      out.println("layers      " + layers);
    }
    out.println(CardJson.of(file.card()));
    out.flush();
    return 0;
  }

  private static String precision(ModelFile file) {
    return file.card().export() == null ? "float" : file.card().export().precision();
  }

  /** As the file's graph says where it can be read back, or else as the card says: so far only networks for digits can be. */
  private static List<String> layers(ModelFile file) {
    if (file.isForLines()) {
      return List.of(TrainingSettings.of(file.card().settings()).network().text());
    }
    return file.format() == FileFormat.ONNX && precision(file).equals("float")
        ? OnnxImport.read(file.bytes(), file.name()).layers()
        : file.card().export().layers();
  }
}
