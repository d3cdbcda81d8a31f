package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command run in this JVM, as a user meets it: exit code, and what went where. */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
    int code = commands.execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** It was refused, and all that is said is one line that holds these parts. */
  void refused(int expectedCode, String... parts) {
    failed(expectedCode, parts);
    assertTrue(out.isEmpty(), out);
  }

  /** It failed, whatever it had found out until then, and why is one line that holds these parts. */
  void failed(int expectedCode, String... parts) {
    assertEquals(expectedCode, code, out + err);
    assertEquals(1, err.lines().count(), err);
    for (String part : parts) {
      assertTrue(err.contains(part), "'" + part + "' is not in: " + err);
    }
    assertFalse(err.contains("Exception"), err);
  }

  void done() {
    assertEquals(0, code, err);
  }
}
