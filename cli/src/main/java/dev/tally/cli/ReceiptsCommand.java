package dev.tally.cli;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.draw.Form;
import dev.tally.trainer.draw.Paper;
import dev.tally.trainer.draw.ReceiptGenerator;
import dev.tally.trainer.draw.Trait;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(
    name = "receipts",
    mixinStandardHelpOptions = true,
    description = "Makes photos of bills, with labels.tsv (totals) and truth.json (every number, what it is, and its box).")
final class ReceiptsCommand implements Callable<Integer> {
  /** Where the digits come from. */
  enum Hands {
    MNIST, STROKES
  }

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same photos. Default: 1.")
  private long seed = 1;

  @Option(names = "--count", paramLabel = "N", description = "How many. Default: 20.")
  private int count = 20;

  @Option(
      names = "--digits",
      paramLabel = "HANDS",
      description = "mnist: images that trainings keep for validation. strokes: drawn by Tally, which needs no data. Default: mnist.")
  private Hands hands = Hands.MNIST;

  @Option(
      names = "--form",
      paramLabel = "NAME",
      split = ",",
      description = "Kinds of bills to draw from, of ${COMPLETION-CANDIDATES}. Default: ruled.",
      completionCandidates = FormNames.class)
  private List<String> forms = List.of("ruled");

  @Option(
      names = "--paper",
      paramLabel = "KIND",
      description = "Of ruled bills. One of ${COMPLETION-CANDIDATES}. Default: bill.")
  private Paper paper = Paper.BILL;

  @Option(
      names = "--traits",
      paramLabel = "TRAIT",
      split = ",",
      description = "What else hands do on ruled bills, of ${COMPLETION-CANDIDATES}. Default: nothing.")
  private Set<Trait> traits = Set.of();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the photos.")
  private Path out;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 1, not " + count);
    }
    // What a model has trained on it reads better than any bill.
    Optional<Digits> digits = hands == Hands.MNIST
        ? Optional.of(CardSplit.USUAL.of(data.mnist().train()).validation())
        : Optional.empty();
    ReceiptGenerator generator = new ReceiptGenerator(seed, digits).of(paper).with(traits).drawing(chosen());
    OutputFolder.make(out, spec.commandLine().getErr());
    List<String> labels = new ArrayList<>(List.of("file\texpected\tform\twritten"));
    JsonMapper mapper = new JsonMapper();
    ArrayNode truth = mapper.createArrayNode();
    try (ProgressBar bar = Progress.builder("drawing", count).build()) {
      for (int i = 0; i < count; i++) {
        ReceiptGenerator.Sample sample = generator.sample(i);
        String name = String.format(Locale.ROOT, "receipt-%04d.jpg", i);
        Files.write(out.resolve(name), sample.jpeg());
        labels.add(String.join("\t", name, sample.total(), sample.form(), sample.written()));
        truth.addObject()
            .put("file", name)
            .put("form", sample.form())
            .put("total", sample.total())
            .put("written", sample.written())
            .set("fields", mapper.valueToTree(sample.fields()));
        bar.step();
      }
    }
    Files.write(out.resolve("labels.tsv"), labels);
    Files.writeString(out.resolve("truth.json"),
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(truth));
    spec.commandLine().getOut().println(count + " photos in " + out);
    return 0;
  }

  private List<Form> chosen() {
    for (String name : forms) {
      if (FormNames.named(name).isEmpty()) {
        throw new ParameterException(spec.commandLine(),
            "--form '" + name + "' is no form; there are " + String.join(", ", new FormNames()));
      }
    }
    return forms.stream().map(FormNames::named).flatMap(List::stream).distinct().toList();
  }
}
