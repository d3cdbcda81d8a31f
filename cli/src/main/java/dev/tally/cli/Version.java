package dev.tally.cli;

import dev.tally.trainer.engine.Engine;
import picocli.CommandLine.IVersionProvider;

/** What a report of a fault should name: version and commit, Java, system. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Engine.version(), "Java " + Runtime.version() + ", " + System.getProperty("os.name")
        + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch")};
  }
}
