package dev.tally.trainer.fit;

import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.report.History;
import dev.tally.trainer.report.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a training leaves behind: {@code NAME.onnx}, {@code NAME.json} (the card), {@code history.csv}, {@code report.html}, {@code settings.txt} and
 * {@code checkpoint.bin}, from which it can go on. Each file is
 * written under another name and moved, so it is whole or not there; a training that is ended leaves its best epoch so far.
 */
public final class RunFolder {
  private final Path folder;

  /** Makes the folder where there is none. */
  public RunFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  public Path model(ModelCard card) {
    return model(card.name());
  }

  /** The model file of that name. */
  public Path model(String name) {
    return folder.resolve(name + ".onnx");
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
    WholeFile.write(model(card), model);
    WholeFile.write(card(card), (CardJson.of(card) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void history(List<Epoch> epochs) throws IOException {
    WholeFile.write(history(), csv(epochs).getBytes(StandardCharsets.UTF_8));
  }

  private static String csv(List<Epoch> epochs) {
    return Epoch.CSV_HEADER + "\n"
        + epochs.stream().map(epoch -> epoch.csv() + "\n").collect(Collectors.joining());
  }

  /** Draws the report of the kept epoch anew, with all the history there is. */
  void report(ModelCard card, List<Epoch> epochs, Predictions calibrated, Digits validation)
      throws IOException {
    History history = History.parse(csv(epochs));
    WholeFile.write(report(),
        RunReport.html(card, history, calibrated, validation).getBytes(StandardCharsets.UTF_8));
  }

  /** Settings as a run file, from which the training can be repeated. */
  public Path settings() {
    return folder.resolve("settings.txt");
  }

  /** Whether the folder holds a training with these settings, ended or not. */
  public boolean isOf(TrainingSettings settings) throws IOException {
    // Compared by what they say: an older Tally wrote only what was not the default.
    return Files.exists(settings())
        && TrainingSettings.of(TrainingSettings.read(settings())).recorded().equals(settings.recorded());
  }

  /** Throws {@link IllegalArgumentException} where the folder holds a training with other settings that has not ended. */
  void settings(TrainingSettings settings) throws IOException {
    if (hasCheckpoint() && !isOf(settings)) {
      throw new IllegalArgumentException(
          folder + " holds a training with other settings; give another folder, or delete this one");
    }
    WholeFile.write(settings(), settings.toText().getBytes(StandardCharsets.UTF_8));
  }

  Path checkpoint() {
    return folder.resolve("checkpoint.bin");
  }

  /** Whether a training has begun here. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }

  /** Whether a training was here and came to its end; one that was ended before its first checkpoint has no history. */
  public boolean hasEnded() {
    return !hasCheckpoint() && Files.exists(history());
  }

  /** Forgets the training that has begun here. */
  public void restart() throws IOException {
    Files.deleteIfExists(checkpoint());
  }
}
