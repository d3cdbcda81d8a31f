package dev.tally.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file to be written, looked at before the work begins: its name must say what will be in it, and its folder must be there, for one
 * that is not is most often a slip.
 */
abstract sealed class OutputFile implements ITypeConverter<Path> {
  private final String ending;

  private OutputFile(String ending) {
    this.ending = ending;
  }

  /** Whatever its name. */
  static final class Any extends OutputFile {
    Any() {
      super("");
    }
  }

  /** A picture. */
  static final class Png extends OutputFile {
    Png() {
      super(".png");
    }
  }

  /** A page. */
  static final class Html extends OutputFile {
    Html() {
      super(".html");
    }
  }

  /** Data for programs. */
  static final class Json extends OutputFile {
    Json() {
      super(".json");
    }
  }

  @Override
  public Path convert(String name) {
    Path file = Path.of(name);
    if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new TypeConversionException(name + " does not end in " + ending + ", which is what is written");
    }
    if (Files.isDirectory(file)) {
      throw new TypeConversionException(name + " is a folder; name a file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new TypeConversionException(
          "there is no folder " + folder + " to write " + file.getFileName() + " into");
    }
    return file;
  }
}
