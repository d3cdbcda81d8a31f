package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The documentation is held to the code: its class names, its commands, its links, and how long the README is. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final int LONGEST_README = 120;
  /** Fewer commands or links than this, and the test no longer sees what it is to check. */
  private static final int FEWEST = 100;

  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");
  /** What stands for something else, in place of a subcommand: DIR, a path. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z.]+|.*[/.].*");

  /** Of the modules bench and spark, which the launcher starts and this module does not know; BatchDocsTest sees to the latter. */
  private static final Set<String> ELSEWHERE = Set.of("bench", "batch");

  private final CommandLine root = Main.commandLine();

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream
          .concat(Stream.of("README.md", "CONTRIBUTING.md", "RATIONALE.md", "CHANGES.md").map(ROOT::resolve),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /** What stands in backticks outside of blocks of code, on one line each. */
  private static List<String> spans(String text) {
    return SPAN.matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(span -> span.group(1).replaceAll("\\s+", " "))
        .toList();
  }

  @Test
  void theReadmeIsShort() throws IOException {
    int lines = Files.readAllLines(ROOT.resolve("README.md")).size();
    assertTrue(lines <= LONGEST_README, "README.md has " + lines + " lines");
  }

  @Test
  void namedClassesExist() throws IOException {
    Set<String> sources = sources();
    List<String> missing = new ArrayList<>();
    for (String document : List.of("docs/tour.md", "docs/glossary.md", "CONTRIBUTING.md")) {
      List<String> named = spans(Files.readString(ROOT.resolve(document))).stream()
          .filter(span -> CLASS.matcher(span).matches())
          .toList();
      assertTrue(!named.isEmpty(), document + " names no class");
      named.stream()
          .filter(name -> !sources.contains(name))
          .forEach(name -> missing.add(document + ": " + name));
    }
    assertEquals(List.of(), missing);
  }

  /** The names of all source files of all modules. */
  private static Set<String> sources() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path folder : modules.map(module -> module.resolve("src")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
        }
      }
    }
    return names;
  }

  @Test
  void commandsAndOptionsExist() throws IOException {
    List<String> faults = new ArrayList<>();
    int seen = 0;
    for (Path document : documents()) {
      for (String command : commands(Files.readString(document))) {
        seen++;
        faults(command).forEach(fault -> faults.add(document + ": " + command + ": " + fault));
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(seen >= FEWEST, "only " + seen + " commands were found");
  }

  /** Each {@code tally ...}, without what stands before and behind it. */
  private static List<String> commands(String text) {
    Stream<String> fenced = FENCE.matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("\\s#.*$", ""));
    return Stream.concat(fenced, spans(text).stream())
        .flatMap(line -> Stream.of(line.split("&&")))
        .map(line -> line.strip().replaceFirst("^\\$ ", ""))
        .filter(line -> line.matches("(\\./)?tally .*"))
        .toList();
  }

  /**
   * What is wrong with a command, as picocli knows the commands; it is not run. One that begins with {@code ./tally} may be copied, so it
   * needs all that must be said, but where {@code ...} stands for more; else it is only named.
   */
  private List<String> faults(String text) {
    boolean isWhole = text.startsWith("./") && !text.contains("...");
    List<String> words = WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(DocsTest::bare)
        .skip(1)
        .toList();
    if (ELSEWHERE.contains(words.getFirst())) {
      return List.of();
    }
    List<CommandLine> commands = List.of(root);
    int at = 0;
    for (; at < words.size() && !words.get(at).startsWith("-"); at++) {
      List<CommandLine> below = new ArrayList<>();
      for (CommandLine command : commands) {
        for (String name : words.get(at).split("\\|", -1)) {
          if (command.getSubcommands().containsKey(name)) {
            below.add(command.getSubcommands().get(name));
          } else if (!command.getSubcommands().isEmpty()
              && (command.getCommandSpec().positionalParameters().isEmpty()
                  || !PLACEHOLDER.matcher(name).matches())) {
            return List.of("there is no command " + name);
          }
        }
      }
      if (below.isEmpty()) {
        break;
      }
      commands = below;
    }
    List<String> rest = words.subList(at, words.size());
    return commands.stream()
        .flatMap(command -> faults(command.getCommandSpec(), rest, isWhole).stream())
        .toList();
  }

  /** Without the brackets of what may be left out. */
  private static String bare(String word) {
    return word.startsWith("\"") || word.startsWith("'") ? word : word.replaceAll("[\\[\\]]", "");
  }

  /** @param isWhole whether all that the command needs must be there */
  private static List<String> faults(CommandSpec command, List<String> words, boolean isWhole) {
    List<String> faults = new ArrayList<>();
    Set<String> given = words.stream()
        .filter(word -> word.startsWith("-"))
        .map(word -> word.replaceFirst("=.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
    given.stream()
        .filter(option -> !command.optionsMap().containsKey(option))
        .forEach(option -> faults.add("there is no option " + option));
    if (!words.isEmpty() && !words.getFirst().startsWith("-")) {
      Set<String> known = firstWords(command);
      Stream.of(words.getFirst().split("\\|"))
          .filter(word -> !known.isEmpty() && !known.contains(word) && !PLACEHOLDER.matcher(word).matches())
          .forEach(word -> faults.add(word + " is none of " + known));
    }
    if (isWhole && !given.contains("--help")) {
      command.options()
          .stream()
          .filter(option -> option.required() && option.group() == null)
          .filter(option -> Stream.of(option.names()).noneMatch(given::contains))
          .forEach(option -> faults.add(option.longestName() + " is missing"));
    }
    return faults;
  }

  /** What a command's first word may be, where it is one of a few. */
  private static Set<String> firstWords(CommandSpec command) {
    return command.positionalParameters()
        .stream()
        .filter(parameter -> parameter.index().contains(0))
        .map(PositionalParamSpec::completionCandidates)
        .filter(candidates -> candidates != null)
        .flatMap(candidates -> StreamSupport.stream(candidates.spliterator(), false))
        .map(candidate -> candidate.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path document : documents()) {
      for (String link : links(Files.readString(document))) {
        seen++;
        String file = link.replaceFirst("#.*", "");
        Path target = file.isEmpty() ? document : document.resolveSibling(file);
        if (!Files.exists(target)) {
          broken.add(document + ": " + link);
        } else if (link.contains("#") && !anchors(target).contains(link.replaceFirst(".*#", ""))) {
          broken.add(document + ": " + link + " (no such heading)");
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(seen >= FEWEST, "only " + seen + " links were found");
  }

  /** Those that do not lead out of the project. */
  private static List<String> links(String text) {
    String prose = SPAN.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** A file's headings as they are linked to: small letters and digits, hyphens for spaces. */
  private static Collection<String> anchors(Path file) throws IOException {
    return HEADING.matcher(FENCE.matcher(Files.readString(file)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N} _-]", "")
            .replace(' ', '-'))
        .toList();
  }
}
