package dev.tally.trainer.report;

import java.nio.file.Path;

/** A folder among runs: a run, or one that could not be read as such. */
public sealed interface Found permits Run, Broken {
  Path folder();

  /** What people call it: its folder's name. */
  default String name() {
    Path last = folder().toAbsolutePath().normalize().getFileName();
    return last == null ? folder().toString() : last.toString();
  }
}
