package dev.tally.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tally.reader.number.LatticeReader;
import dev.tally.reader.number.PooledReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a browser runs of the reader: all that is called from {@link Worker} on, whatever package it is in. It knows nothing that a browser
 * does not have, and does no mathematics that gives other bits there.
 */
class ReachTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tally.reader", "dev.tally.browser");
  /** Called by way of interfaces, which the search does not follow. */
  private static final List<String> ROOTS = List.of(LatticeReader.class.getName(),
      PooledReader.class.getName());
  private static final List<String> ABSENT = List.of("org.bytedeco.", "ai.onnxruntime.", "tools.jackson.",
      "com.fasterxml.", "java.io.", "java.nio.", "java.net.", "java.util.zip.", "java.util.concurrent.",
      "dev.tally.trainer.");
  /** These are defined to the last bit. */
  private static final Set<String> EXACT = Set.of("abs", "ceil", "ceilDiv", "clamp", "floor", "floorDiv",
      "floorMod", "max", "min", "sqrt");
  /** Their order is another one in a browser. */
  private static final Set<String> UNORDERED = Set.of("java.util.HashMap", "java.util.HashSet");
  /** Of streams of doubles: they correct what is rounded away, which a browser's do not. */
  private static final Set<String> CORRECTED = Set.of("sum", "average", "summaryStatistics");

  @Test
  void nothingIsCalledThatABrowserLacksOrDoesOtherwise() {
    Set<JavaCodeUnit> reached = reached();
    assertTrue(reached.stream().anyMatch(unit -> unit.getFullName().contains("glyph.Fragmenter")),
        "the search has not come far");
    assertEquals(List.of(),
        reached.stream()
            .flatMap(unit -> unit.getAccessesFromSelf().stream())
            .filter(ReachTest::isForbidden)
            .map(JavaAccess::getDescription)
            .sorted()
            .toList());
  }

  private static Set<JavaCodeUnit> reached() {
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    CLASSES.stream()
        .filter(c -> (c.getPackageName().startsWith("dev.tally.browser")
            && !c.getPackageName().endsWith(".build")) || ROOTS.contains(c.getName()))
        .flatMap(c -> c.getCodeUnits().stream())
        .forEach(open::add);
    Set<JavaCodeUnit> reached = new HashSet<>();
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (reached.add(unit)) {
        unit.getCallsFromSelf().forEach(call -> call.getTarget().resolveMember().ifPresent(open::add));
        unit.getMethodReferencesFromSelf()
            .forEach(call -> call.getTarget().resolveMember().ifPresent(open::add));
        unit.getConstructorReferencesFromSelf()
            .forEach(call -> call.getTarget().resolveMember().ifPresent(open::add));
        // Whatever a class does when it is loaded.
        unit.getOwner().getStaticInitializer().ifPresent(open::add);
      }
    }
    return reached;
  }

  private static boolean isForbidden(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return ABSENT.stream().anyMatch(owner::startsWith)
        || (owner.equals("java.lang.Math") && !EXACT.contains(name)) || owner.equals("java.lang.StrictMath")
        || (UNORDERED.contains(owner) && name.equals("<init>"))
        || (owner.equals("java.util.stream.DoubleStream") && CORRECTED.contains(name))
        || (owner.equals("java.lang.String") && (name.equals("format") || name.equals("formatted")));
  }
}
