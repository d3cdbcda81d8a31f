package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.report.History;
import dev.tally.trainer.report.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training leaves behind: {@code NAME.onnx}, {@code NAME.json} (the card), {@code history.csv} and {@code report.html}. Each
 * file is written under another name and moved, so it is whole or not there; a training that is ended leaves its best epoch so far.
 */
public final class RunFolder {
  private final Path folder;
  private final List<String> history = new ArrayList<>(List.of(Epoch.CSV_HEADER));

  /** Makes the folder where there is none. */
  public RunFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  public Path model(ModelCard card) {
    return folder.resolve(card.name() + ".onnx");
  }

  public Path card(ModelCard card) {
    return folder.resolve(card.name() + ".json");
  }

  public Path history() {
    return folder.resolve("history.csv");
  }

  public Path report() {
    return folder.resolve(RunReport.FILE);
  }

  void keep(ModelCard card, byte[] model) throws IOException {
    write(model(card), model);
    write(card(card), (card.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void add(Epoch epoch) throws IOException {
    history.add(epoch.csv());
    write(history(), (String.join("\n", history) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Draws the report of the kept epoch anew, with all the history there is. */
  void report(ModelCard card, Predictions calibrated, Digits validation) throws IOException {
    History lines = History.parse(String.join("\n", history));
    write(report(), RunReport.html(card, lines, calibrated, validation).getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, bytes);
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
