package dev.tally.trainer.report;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What one training left in its folder. Files that are none of {@code NAME.onnx}, {@code NAME.json} and {@code history.csv} are
 * ignored.
 *
 * @param card of the model that was kept
 * @param history {@link History#NONE} where there is none
 */
public record Run(Path folder, ModelCard card, History history) implements Found {
  private static final String HISTORY = "history.csv";

  /** Best first: most right on validation, then the smaller loss. */
  public static final Comparator<Run> BEST_FIRST = Comparator
      .comparingDouble((Run run) -> -run.card().validation().accuracy())
      .thenComparingDouble(run -> run.card().validation().loss())
      .thenComparing(Found::name);

  /** Reads a folder. Throws {@link RunException} where it is no run, or one that has kept no model yet. */
  public static Run read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RunException(folder + " is no folder; name the folder of a run, or see ./tally runs");
    }
    try {
      Path card = card(folder);
      return new Run(folder, parse(card), history(folder));
    } catch (ModelException e) {
      throw new RunException(folder + ": " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new RunException(folder + " holds a card or history that is not UTF-8 text", e);
    } catch (IOException e) {
      throw new RunException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The card beside a model; of several the newest. */
  private static Path card(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".onnx"))
          .map(model -> model.resolveSibling(model.getFileName().toString().replaceAll("\\.onnx$", ".json")))
          .filter(Files::isRegularFile)
          .max(Comparator.comparingLong(Run::modified).thenComparing(Comparator.naturalOrder()))
          .orElseThrow(() -> new RunException(
              folder + " holds no model with its card; the training has kept none yet, or this is no run"));
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }

  private static ModelCard parse(Path file) throws IOException {
    ModelCard card = ModelCard.fromJson(Files.readString(file));
    if (card.validation() == null || card.settings() == null || card.name() == null || card.data() == null
        || card.platform() == null) {
      throw new RunException(file + " is incomplete");
    }
    return card;
  }

  private static History history(Path folder) throws IOException {
    try {
      return History.parse(Files.readString(folder.resolve(HISTORY)));
    } catch (NoSuchFileException e) {
      return History.NONE;
    } catch (RunException e) {
      throw new RunException(folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * All runs right inside a folder, the best first and the broken last; files and hidden folders are passed over.
   *
   * @throws RunException if there is no such folder
   */
  public static List<Found> list(Path folder) {
    List<Run> runs = new ArrayList<>();
    List<Found> broken = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path place : inside.filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList()) {
        try {
          runs.add(read(place));
        } catch (RunException e) {
          broken.add(new Broken(place, e.getMessage()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new RunException(
          "there is no folder " + folder + "; ./tally train makes runs, by default in runs", e);
    } catch (IOException e) {
      throw new RunException(folder + " cannot be read: " + e.getMessage(), e);
    }
    runs.sort(BEST_FIRST);
    return Stream.concat(runs.stream(), broken.stream()).toList();
  }

  /** How many epochs the settings ask for, if they say. */
  public OptionalInt plannedEpochs() {
    try {
      return OptionalInt.of(Integer.parseInt(card.settings().getOrDefault("epochs", "")));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Whether epochs that the settings ask for are missing: it is still going, or was ended. */
  public boolean isUnfinished() {
    return history.epochs() < plannedEpochs().orElse(0);
  }
}
