package dev.tally.cli;

import dev.tally.json.ReadingJson;
import dev.tally.json.ReceiptJson;
import dev.tally.reader.Box;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.StageListener;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Photo;
import dev.tally.reader.image.Picture;
import dev.tally.reader.receipt.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Reads handwritten digits, numbers and receipts from pictures.",
    footer = {"",
        "Pictures: PNG, JPEG, BMP, WebP, TIFF; dark on light or light on dark; up to 60 megapixels.",
        "Exit code 1 if a picture could not be opened; a picture that opens but cannot be read is a result."})
final class ReadCommand implements Callable<Integer> {
  /** What is in the pictures. */
  enum Kind {
    DIGIT, NUMBER, RECEIPT
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "digit: one digit a picture. number: one line of digits. receipt: a photo of a whole receipt or bill.")
  private Kind kind;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Pictures to read.")
  private List<Path> files;

  @Mixin
  private ModelOption model;

  @ArgGroup
  private ConfidenceOption confidence = new ConfidenceOption();

  @Mixin
  private ReceiptOption receipt;

  @Option(names = "--json", description = "Everything as JSON: an array with an object for each picture.")
  private boolean json;

  @Option(
      names = "--debug",
      paramLabel = "DIR",
      description = "Write the picture after each stage into this folder.")
  private Path debug;

  @Option(
      names = "--overlay",
      paramLabel = "FILE.png",
      converter = OutputFile.Png.class,
      description = "receipt: draw paper, fields, readings and reasons onto the photo (one photo only).")
  private Path overlay;

  @Option(
      names = "--box",
      paramLabel = "x,y,w,h",
      description = "receipt: read only this place, in shares of the photo's width and height (0..1). May be repeated.")
  private List<String> boxes = List.of();

  @Spec
  private CommandSpec spec;

  private record Answer(Path file, Reading reading, Optional<Receipt> receipt, List<String> notes) {
    ObjectNode json() {
      ObjectNode node = receipt.map(ReceiptJson::of).orElseGet(() -> ReadingJson.of(reading));
      if (!notes.isEmpty()) {
        notes.forEach(node.putArray("notes")::add);
      }
      return node;
    }
  }

  @Override
  public Integer call() throws IOException {
    confidence.check(spec.commandLine(), kind == Kind.DIGIT);
    checkOptions();
    PrintWriter err = spec.commandLine().getErr();
    if (debug != null) {
      OutputFolder.make(debug, err);
    }
    List<Answer> answers = new ArrayList<>();
    int failed = 0;
    ImageDecoder decoder = new ImageDecoder();
    try (PhotoReader reader = model.reader()) {
      ReadOptions options = receipt.with(confidence.options(reader.model()), spec.commandLine());
      for (Path file : files) {
        try {
          ReadOptions all = debug == null ? options : options.withStages(new DebugFolder(debug, file));
          answers.add(switch (kind) {
            case DIGIT -> alone(file, decoder.decodeNoting(file), picture -> reader.readDigit(picture, all));
            case NUMBER ->
              alone(file, decoder.decodeNoting(file), picture -> reader.readNumber(picture, all));
            case RECEIPT -> receipt(file, decoder.decodePhoto(file), reader, all);
          });
        } catch (ImageException e) {
          err.println("tally: " + e.getMessage());
          failed++;
        }
      }
      print(answers, reader.model().name());
    }
    return failed == 0 ? 0 : 1;
  }

  private void checkOptions() {
    if (kind != Kind.RECEIPT && (overlay != null || !boxes.isEmpty())) {
      throw new ParameterException(spec.commandLine(), "--overlay and --box go with 'read receipt' only");
    }
    if (kind != Kind.RECEIPT && receipt.isGiven()) {
      throw new ParameterException(spec.commandLine(),
          "--currency, --locale and --print go with 'read receipt' only");
    }
    if (overlay != null && files.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--overlay draws one photo; name one");
    }
  }

  private static Answer alone(Path file, Photo photo, Function<Picture, Reading> read) {
    return new Answer(file, read.apply(photo.picture()), Optional.empty(), photo.damage().stream().toList());
  }

  private Answer receipt(Path file, Photo photo, PhotoReader reader, ReadOptions options) throws IOException {
    Receipt receipt = boxes.isEmpty()
        ? reader.readReceipt(photo, options)
        : reader.readFields(photo.picture(), boxes.stream().map(this::box).toList(), options);
    if (overlay != null) {
      Overlay.write(photo.picture(), receipt, overlay);
    }
    List<String> notes = new ArrayList<>(receipt.notes());
    photo.damage().filter(damage -> !notes.contains(damage)).ifPresent(notes::add);
    return new Answer(file, receipt.total(), Optional.of(receipt), notes);
  }

  private Box box(String text) {
    return Box.parse(text)
        .orElseThrow(() -> new ParameterException(spec.commandLine(),
            "--box " + text + ": four shares of the photo from 0 to 1 are needed, such as 0.6,0.8,0.3,0.05"));
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
        node.setAll(answer.json());
      }
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    } else {
      ReadingText text = new ReadingText(Colours.usual());
      int width = answers.stream().mapToInt(answer -> answer.file().toString().length()).max().orElse(0);
      for (Answer answer : answers) {
        out.println(text.line(answer.file().toString(), width, answer.reading()));
        answer.receipt().ifPresent(receipt -> text.details(receipt, out));
        answer.notes().forEach(note -> out.println("    note      " + note));
      }
    }
    out.flush();
  }

  /** Writes stage pictures as FILE-STAGE.png. */
  private record DebugFolder(Path folder, Path file) implements StageListener {
    @Override
    public void after(String stage, Supplier<GrayPicture> picture) {
      String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
      try {
        Files.write(folder.resolve(name + "-" + stage + ".png"), picture.get().toPng());
      } catch (IOException e) {
        throw new CommandException("cannot write debug pictures to " + folder + ": " + e.getMessage());
      }
    }
  }
}
