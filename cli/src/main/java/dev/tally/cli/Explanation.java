package dev.tally.cli;

import dev.tally.reader.corpus.CorpusException;
import dev.tally.reader.digit.ModelException;
import dev.tally.reader.image.ImageException;
import dev.tally.trainer.data.DataException;
import dev.tally.trainer.export.ExportException;
import dev.tally.trainer.report.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;

/** One line for what a person can mend; a stack trace only for what is Tally's own fault. */
final class Explanation implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    String message = switch (e) {
      case ImageException _,CorpusException _,ModelException _,DataException _,RunException _,ExportException _,CommandException _,IllegalArgumentException _ ->
        e.getMessage();
      case UncheckedIOException unchecked -> of(unchecked.getCause());
      case IOException io -> of(io);
      default -> throw e;
    };
    command.getErr().println("tally: " + message);
    return ExitCode.SOFTWARE;
  }

  private static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + " is missing";
      case FileAlreadyExistsException f when f.getReason() != null -> f.getFile() + ": " + f.getReason();
      case FileAlreadyExistsException f -> f.getFile() + " is there already, and is no folder";
      case NotDirectoryException f -> f.getFile() + " is no folder";
      case DirectoryNotEmptyException f -> f.getFile() + " is a folder that is not empty";
      case AccessDeniedException f -> f.getFile() + " must not be read or written by this user";
      case FileSystemException f ->
        f.getFile() + " cannot be read or written" + (f.getReason() == null ? "" : ": " + f.getReason());
      case CharacterCodingException _ -> "a file that should be text is not UTF-8";
      default -> "reading or writing failed" + (e.getMessage() == null ? "" : ": " + e.getMessage());
    };
  }
}
