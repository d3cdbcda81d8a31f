package dev.tally.cli;

/** A command that could not do its work; the message is one line for a person. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandException(String message) {
    super(message);
  }
}
