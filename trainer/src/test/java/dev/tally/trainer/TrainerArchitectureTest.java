package dev.tally.trainer;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The house's lines: arrows run one way. */
class TrainerArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tally.trainer");

  @Test
  void stepsDoNotGoRound() {
    SlicesRuleDefinition.slices()
        .matching("dev.tally.trainer.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void onlyTheEngineKnowsVectors() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.tally.trainer.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector..")
        .check(CLASSES);
  }
}
