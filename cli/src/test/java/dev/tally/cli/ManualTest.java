package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages and shell completion, both made of the commands themselves. */
class ManualTest {
  @TempDir
  private Path folder;

  @Test
  void everyCommandHasAPage() throws IOException {
    CommandRun.of("man", "--out", folder.toString()).done();
    for (String page : List.of("tally", "tally-read", "tally-data-fetch", "tally-serve-keys-add")) {
      assertTrue(Files.exists(folder.resolve(page + ".1")), page);
    }
    String read = Files.readString(folder.resolve("tally-read.1"));
    for (String part : List.of(".TH TALLY\\-READ 1".replace("\\-", "-"), ".SH SYNOPSIS", ".SH OPTIONS",
        ".B \\-\\-overlay FILE.png", "Default: digits.")) {
      assertTrue(read.contains(part), part + " is not in " + read);
    }
    assertTrue(Files.readString(folder.resolve("tally-train.1")).contains("phone, tiny, and for lines line"));
  }

  @Test
  void noPageHasAPlaceholderOrAStrayMacro() throws IOException {
    CommandRun.of("man", "--out", folder.toString()).done();
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        String text = Files.readString(page);
        assertFalse(text.contains("${"), page + ": " + text);
        assertEquals(List.of(),
            text.lines()
                .filter(line -> line.startsWith(".") && !line.matches("\\.(TH|SH|TP|B|nf|fi)( .*)?"))
                .toList(),
            page.toString());
      }
    }
  }

  /** Bash itself says what follows {@code tally re} and {@code tally read --ov}. */
  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    CommandRun script = CommandRun.of("completion");
    script.done();
    Path file = Files.writeString(folder.resolve("completion"), script.out());
    assertEquals("read", completed(file, "tally re", 1));
    assertEquals("--overlay", completed(file, "tally read --ov", 2));
  }

  private static String completed(Path script, String words, int at) throws Exception {
    Process bash = new ProcessBuilder("bash", "-c",
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_tally 2>/dev/null; echo \"${COMPREPLY[@]}\""
            .formatted(script, words, at))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, bash.waitFor());
    return said;
  }
}
