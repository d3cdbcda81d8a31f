package dev.tally.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Real data sets for tests, one folder a set: in the folder that {@code TALLY_DATA} names, else in {@code ../shared/data} beside
 * the project. They are not part of the project, so a test that uses one is marked {@link NeedsData}.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * The folder of a data set.
   *
   * @throws IllegalStateException if it is not here, which {@link NeedsData} on the test prevents
   */
  public static Path directory(String set) {
    return find(set, System::getenv, Path.of("")).orElseThrow(
        () -> new IllegalStateException(missing(set) + "; mark the test @NeedsData(\"" + set + "\")"));
  }

  static Optional<Path> find(String set, UnaryOperator<String> environment, Path workingDirectory) {
    String named = environment.apply("TALLY_DATA");
    Optional<Path> root = named == null || named.isBlank()
        ? besideProject(workingDirectory.toAbsolutePath())
        : Optional.of(Path.of(named));
    return root.map(path -> path.resolve(set)).filter(Files::isDirectory);
  }

  private static Optional<Path> besideProject(Path workingDirectory) {
    for (Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
      Path beside = folder.resolveSibling("shared").resolve("data");
      if (Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  private static String missing(String set) {
    return "the data set " + set + " is neither in TALLY_DATA nor in ../shared/data";
  }

  /** Decides for {@link NeedsData}. */
  static final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<NeedsData> needs = AnnotationSupport.findAnnotation(context.getElement(), NeedsData.class);
      if (needs.isEmpty()) {
        return ConditionEvaluationResult.enabled("needs no data");
      }
      var decision = decide(needs.get().value(), context.getDisplayName(), System::getenv, Path.of(""));
      if (decision.isDisabled()) { // the build's output does not show JUnit's reasons
        System.out.println(context.getDisplayName() + " is skipped: " + decision.getReason().orElseThrow());
      }
      return decision;
    }

    static ConditionEvaluationResult decide(String set, String test, UnaryOperator<String> environment,
        Path workingDirectory) {
      if (find(set, environment, workingDirectory).isPresent()) {
        return ConditionEvaluationResult.enabled("the data set " + set + " is here");
      }
      if ("true".equals(environment.apply("CI"))) {
        throw new AssertionError(test + " must not be skipped where CI is true: " + missing(set));
      }
      return ConditionEvaluationResult.disabled(missing(set));
    }
  }
}
