package dev.tally.cli;

import dev.tally.trainer.data.DataDirectory;
import dev.tally.trainer.data.Mnist;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the data is: the same option on every command that needs it. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data sets. Default: TALLY_DATA, else ../shared/data, else the user's cache folder.")
  private Path data;

  DataDirectory directory() {
    return DataDirectory.of(Optional.ofNullable(data));
  }

  Mnist mnist() {
    return Mnist.load(directory().mnist());
  }
}
