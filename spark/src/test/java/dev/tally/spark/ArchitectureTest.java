package dev.tally.spark;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/** The house's lines: arrows run one way. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tally.spark");

  @Test
  void whatTheDriverDoesStandsOnWhatExecutorsDo() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("command")
        .definedBy("dev.tally.spark")
        .layer("run")
        .definedBy("dev.tally.spark.run")
        .layer("slice")
        .definedBy("dev.tally.spark.slice")
        .layer("reading")
        .definedBy("dev.tally.spark.reading")
        .layer("row")
        .definedBy("dev.tally.spark.row")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("slice")
        .mayOnlyBeAccessedByLayers("run")
        .whereLayer("reading")
        .mayOnlyBeAccessedByLayers("command", "run", "slice")
        .whereLayer("row")
        .mayOnlyBeAccessedByLayers("run", "slice", "reading")
        .check(CLASSES);
  }

  @Test
  void readersAndRowsKnowNothingOfSpark() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("dev.tally.spark.reading", "dev.tally.spark.row")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(CLASSES);
  }

  /** There is no session in an executor. */
  @Test
  void executorsAskNoSql() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("dev.tally.spark.slice")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark.sql..")
        .check(CLASSES);
  }

  @Test
  void aBatchOnlyReads() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tally.trainer..", "dev.tally.server..", "dev.tally.cli..")
        .check(CLASSES);
  }

  @Test
  void nothingIsPrinted() {
    ArchRuleDefinition.noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
