package dev.tally.cli;

import dev.tally.reader.digit.ModelException;
import dev.tally.reader.digit.Seal;
import dev.tally.trainer.export.DrawnGlyph;
import dev.tally.trainer.export.DrawnLine;
import dev.tally.trainer.export.ModelRuntime;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {"Verifies models: whether the file is as it was written, has a card, and runs.",
        "How well a model agrees with what was trained is measured by tally export and stands on the card."})
final class ModelsVerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "Models that ship, by name, or files: .onnx, .tflite.")
  private List<String> models;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int bad = 0;
    for (String model : models) {
      try {
        out.println(verified(ModelFile.open(model)));
      } catch (ModelException e) {
        spec.commandLine().getErr().println("tally: " + e.getMessage());
        bad++;
      }
    }
    out.flush();
    return bad == 0 ? 0 : 1;
  }

  private static String verified(ModelFile file) {
    if (file.seal() != Seal.State.INTACT) {
      throw new ModelException(file.name()
          + " has no seal, so it cannot be told whether it was changed: it was made by an older Tally; tally export makes it anew");
    }
    StringBuilder text = new StringBuilder(
        String.format(Locale.ROOT, "%s: as it was written, card %s", file.name(), file.card().name()));
    for (ModelRuntime runtime : ModelRuntime.of(file.format())) {
      text.append("; ").append(runtime.title()).append(" reads ").append(read(file, runtime));
    }
    return text.toString();
  }

  private static String read(ModelFile file, ModelRuntime runtime) {
    if (file.isForLines()) {
      try (ModelRuntime.Opened opened = runtime.openForLines(file.bytes(), file.name(), 1)) {
        return DrawnLine.right(opened, file.seesPictures()) + " of " + DrawnLine.NUMBERS.size()
            + " drawn lines";
      }
    }
    try (ModelRuntime.Opened opened = runtime.open(file.bytes(), file.name(), 1)) {
      return DrawnGlyph.right(opened) + " of " + DrawnGlyph.DIGITS.size() + " drawn digits";
    }
  }
}
