package dev.tally.trainer.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where data sets are, one folder a set. The first of these that applies:
 * <ol>
 * <li>the {@code --data} argument,
 * <li>the environment variable {@code TALLY_DATA},
 * <li>{@code ../shared/data} beside the project the working directory is in, if it is there,
 * <li>the platform's folder for caches: {@code $XDG_CACHE_HOME/tally} or {@code ~/.cache/tally} on Linux,
 * {@code ~/Library/Caches/tally} on macOS, {@code %LOCALAPPDATA%\tally} on Windows.
 * </ol>
 * The folder need not exist until something is read from it.
 */
public record DataDirectory(Path root) {
  static final String WHAT_TO_DO = "run ./tally data fetch mnist, or point --data at a folder that has it";

  private static final String MNIST = "mnist";

  /**
   * Decides by the real environment.
   *
   * @param argument the value of {@code --data}, if it was given
   */
  public static DataDirectory of(Optional<Path> argument) {
    return of(argument, System::getenv, Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
  }

  /**
   * Decides by what it is told.
   *
   * @param environment gives the value of a variable or null
   * @param system Java's name of the operating system
   */
  static DataDirectory of(Optional<Path> argument, UnaryOperator<String> environment, Path workingDirectory,
      Path home, String system) {
    return new DataDirectory(argument.or(() -> variable(environment, "TALLY_DATA"))
        .or(() -> besideProject(workingDirectory))
        .orElseGet(() -> caches(environment, home, system).resolve("tally")));
  }

  /**
   * The folder that holds MNIST's files: {@code root/mnist}, or the root itself if the files lie right there.
   *
   * @throws DataException if neither holds any
   */
  public Path mnist() {
    return foundMnist()
        .orElseThrow(() -> new DataException("MNIST is not in %s: %s".formatted(root, WHAT_TO_DO)));
  }

  /** The folder to fetch MNIST into: where it is, or else {@code root/mnist}. */
  public Path mnistTarget() {
    return foundMnist().orElse(root.resolve(MNIST));
  }

  /** The folder of the real hands: {@code root/hands}. */
  public Path hands() {
    return root.resolve("hands");
  }

  /**
   * A set of pictures that are no digits, in MNIST's layout: the pair of {@code t10k-*} files in {@code root/set}, or beside the
   * root where that is MNIST's own folder.
   *
   * @param set the folder's name, for example {@code notmnist}, or a path of its own
   * @throws DataException if there is no such folder, or it does not hold the two files
   */
  public Digits outsiders(String set) {
    Path folder = Stream.of(root.resolve(set), root.resolveSibling(set))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new DataException(
            "there is no folder %s in %s; name one that holds t10k-images-idx3-ubyte.gz and its labels"
                .formatted(set, root)));
    return Digits.read(file(folder, MnistFile.TEST_IMAGES), file(folder, MnistFile.TEST_LABELS));
  }

  private static Path file(Path folder, MnistFile file) {
    return file.in(folder)
        .orElseThrow(() -> new DataException(
            "%s lacks %s; name a folder in MNIST's layout".formatted(folder, file.gzipName())));
  }

  private Optional<Path> foundMnist() {
    Path folder = root.resolve(MNIST);
    return holdsMnist(folder) ? Optional.of(folder) : Optional.of(root).filter(DataDirectory::holdsMnist);
  }

  private static boolean holdsMnist(Path directory) {
    return MnistFile.ALL.stream().anyMatch(file -> file.in(directory).isPresent());
  }

  private static Optional<Path> besideProject(Path workingDirectory) {
    for (Path folder = workingDirectory.toAbsolutePath().normalize(); folder != null; folder = folder
        .getParent()) {
      Path beside = folder.resolveSibling("shared").resolve("data");
      if (Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  private static Path caches(UnaryOperator<String> environment, Path home, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    if (name.startsWith("windows")) {
      return variable(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
    }
    // Relative paths are invalid by the XDG specification and to be ignored.
    return variable(environment, "XDG_CACHE_HOME").filter(Path::isAbsolute).orElse(home.resolve(".cache"));
  }

  private static Optional<Path> variable(UnaryOperator<String> environment, String name) {
    String value = environment.apply(name);
    try {
      return value == null || value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      throw new DataException("the variable %s is not a path: %s; correct or unset it".formatted(name, value),
          e);
    }
  }
}
