package dev.tally.cli;

import dev.tally.json.ReadingJson;
import dev.tally.reader.Box;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import dev.tally.reader.text.PageLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "print",
    mixinStandardHelpOptions = true,
    description = {
        "Finds the lines of print on photos and reads them: the words by which receipts are understood.",
        "The photo is taken as it lies: it is not straightened as 'read receipt' does."},
    footer = {"", "Exit code 1 if a picture could not be opened."})
final class PrintCommand implements Callable<Integer> {
  /** What is read with less confidence is drawn as doubtful. */
  static final double SURE = 0.9;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Photos with print.")
  private List<Path> files;

  @Option(names = "--json", description = "As JSON: an array with an object for each photo.")
  private boolean json;

  @Option(
      names = "--overlay",
      paramLabel = "FILE.png",
      converter = OutputFile.Png.class,
      description = "Draw the lines onto the photo (one photo only).")
  private Path overlay;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (overlay != null && files.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--overlay draws one photo; name one");
    }
    PrintWriter out = spec.commandLine().getOut();
    JsonMapper mapper = new JsonMapper();
    ArrayNode all = mapper.createArrayNode();
    int failed = 0;
    try (PhotoReader reader = PhotoReader.open()) {
      for (Path file : files) {
        try {
          Picture photo = new ImageDecoder().decode(file);
          List<PageLine> lines = reader.readPrint(photo);
          if (overlay != null) {
            Overlay.write(photo, lines, overlay);
          }
          if (json) {
            describe(file, photo, lines, all.addObject());
          } else {
            out.println(file);
            lines.forEach(line -> out.printf(Locale.ROOT, "  %5d %5d %5d %5d  %5.1f %%  %s%n", line.box().x(),
                line.box().y(), line.box().width(), line.box().height(), 100 * line.text().confidence(),
                line.text().text()));
          }
        } catch (ImageException e) {
          spec.commandLine().getErr().println("tally: " + e.getMessage());
          failed++;
        }
      }
    }
    if (json) {
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
    out.flush();
    return failed == 0 ? 0 : 1;
  }

  private static void describe(Path file, Picture photo, List<PageLine> lines, ObjectNode node) {
    node.put("file", file.toString());
    ArrayNode array = node.putArray("lines");
    for (PageLine line : lines) {
      ObjectNode one = array.addObject();
      one.put("text", line.text().text());
      one.put("confidence", line.text().confidence());
      one.set("box", ReadingJson.of(Box.of(line.box(), photo.width(), photo.height())));
    }
  }
}
