package dev.tally.spark;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.spark.row.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;

/** The documentation is held to the command and to the columns. Of other commands DocsTest in cli does the same. */
class BatchDocsTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\./tally batch (.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void commandsAreUnderstood() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        // As a shell joins lines.
        COMMAND.matcher(Files.readString(file).replace("\\\n", " "))
            .results()
            .map(found -> found.group(1))
            .filter(command -> !command.contains("..."))
            .forEach(commands::add);
      }
    }
    assertTrue(commands.size() >= 6, commands.toString());
    for (String command : commands) {
      String[] words = WORD.matcher(command.replaceFirst("\\s#.*", ""))
          .results()
          .map(BatchDocsTest::bare)
          .toArray(String[]::new);
      assertDoesNotThrow(() -> BatchCommand.commandLine().parseArgs(words), command);
    }
  }

  private static String bare(MatchResult word) {
    return word.group(1) == null ? word.group(2) : word.group(1);
  }

  @Test
  void allColumnsAreTold() throws IOException {
    List<String> columns = new ArrayList<>(RowSchema.TYPE.getFields().stream().map(Type::getName).toList());
    columns.add("slice");
    String text = Files.readString(Path.of("../docs/batch.md"));
    assertEquals(columns, COLUMN.matcher(text).results().map(found -> found.group(1)).toList());
    List<String> fields = RowSchema.TYPE.getType("fields", "list", "element")
        .asGroupType()
        .getFields()
        .stream()
        .map(Type::getName)
        .toList();
    assertTrue(text.contains("`" + String.join("`, `", fields) + "`"), fields.toString());
  }
}
