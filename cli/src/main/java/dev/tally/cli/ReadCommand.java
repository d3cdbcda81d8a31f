package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.ReadingJson;
import dev.tally.reader.StageListener;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads handwritten digits and numbers from pictures.",
    footer = {"",
        "Pictures: PNG, JPEG, BMP, WebP, TIFF; dark on light or light on dark; up to 60 megapixels.",
        "Exit code 1 if a picture could not be opened; a picture that opens but cannot be read is a result."})
final class ReadCommand implements Callable<Integer> {
  /** What is in the pictures. */
  enum Kind {
    DIGIT, NUMBER
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "digit: one digit a picture. number: one line of digits.")
  private Kind kind;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Pictures to read.")
  private List<Path> files;

  @Mixin
  private ModelOption model;

  @ArgGroup
  private ConfidenceOption confidence = new ConfidenceOption();

  @Option(names = "--json", description = "Everything as JSON: an array with an object for each picture.")
  private boolean json;

  @Option(
      names = "--debug",
      paramLabel = "DIR",
      description = "Write the picture after each stage into this folder.")
  private Path debug;

  @Spec
  private CommandSpec spec;

  private record Answer(Path file, Reading reading) {}

  @Override
  public Integer call() throws IOException {
    confidence.check(spec.commandLine(), kind == Kind.DIGIT);
    PrintWriter err = spec.commandLine().getErr();
    List<Answer> answers = new ArrayList<>();
    int failed = 0;
    ImageDecoder decoder = new ImageDecoder();
    try (PhotoReader reader = PhotoReader.open(model.open())) {
      ReadOptions options = confidence.options(reader.model());
      for (Path file : files) {
        try {
          Picture picture = decoder.decode(file);
          ReadOptions all = debug == null ? options : options.withStages(new DebugFolder(debug, file));
          answers.add(new Answer(file, switch (kind) {
            case DIGIT -> reader.readDigit(picture, all);
            case NUMBER -> reader.readNumber(picture, all);
          }));
        } catch (ImageException e) {
          err.println("tally: " + e.getMessage());
          failed++;
        }
      }
      print(answers, reader.model().name());
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(List<Answer> answers, String modelName) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonMapper mapper = new JsonMapper();
      var array = mapper.createArrayNode();
      for (Answer answer : answers) {
        ObjectNode node = array.addObject();
        node.put("file", answer.file().toString());
        node.put("model", modelName);
        node.setAll(ReadingJson.of(answer.reading()));
      }
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    } else {
      int width = answers.stream().mapToInt(answer -> answer.file().toString().length()).max().orElse(0);
      answers.forEach(answer -> out.println(line(answer, width)));
    }
    out.flush();
  }

  private static String line(Answer answer, int width) {
    String file = answer.file().toString() + " ".repeat(width - answer.file().toString().length());
    return switch (answer.reading()) {
      case Reading.Read read -> String.format(Locale.ROOT, "%s  %-12s %5.1f %%  as written: %s%s", file,
          read.value(), 100 * read.confidence(), read.text(), others(read.alternatives()));
      case Reading.Unsure unsure -> String.format(Locale.ROOT, "%s  %-12s %5.1f %%  %s (%s)", file, "unsure",
          100 * unsure.candidates().getFirst().confidence(), others(unsure.candidates()).strip(),
          unsure.reason());
      case Reading.Unreadable unreadable ->
        String.format(Locale.ROOT, "%s  %-12s          %s", file, "unreadable", unreadable.reason());
    };
  }

  private static String others(List<Reading.Candidate> candidates) {
    StringBuilder text = new StringBuilder();
    for (Reading.Candidate candidate : candidates.subList(0, Math.min(3, candidates.size()))) {
      text.append(String.format(Locale.ROOT, "%s%s %.1f %%", text.isEmpty() ? "   perhaps " : ", ",
          candidate.value(), 100 * candidate.confidence()));
    }
    return text.toString();
  }

  /** Writes stage pictures as FILE-STAGE.png. */
  private record DebugFolder(Path folder, Path file) implements StageListener {
    @Override
    public void after(String stage, Supplier<GrayPicture> picture) {
      String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + "-" + stage + ".png"), picture.get().toPng());
      } catch (IOException e) {
        throw new CommandException("cannot write debug pictures to " + folder + ": " + e.getMessage());
      }
    }
  }
}
