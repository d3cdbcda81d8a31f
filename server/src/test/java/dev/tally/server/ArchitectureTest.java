package dev.tally.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The house's lines. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tally.server");

  private static void noneBut(String room, String... of) {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(of)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room)
        .check(CLASSES);
  }

  @Test
  void theServerNeverTrains() {
    noneBut("dev.tally.trainer..");
  }

  @Test
  void eachLibraryHasItsRoom() {
    noneBut("org.sqlite..", "dev.tally.server.database");
    noneBut("org.flywaydb..", "dev.tally.server.database");
    noneBut("com.zaxxer..", "dev.tally.server.database");
    noneBut("com.nimbusds..", "dev.tally.server.access");
    noneBut("org.eclipse.jetty..", "dev.tally.server.http");
    noneBut("ch.qos.logback..", "dev.tally.server");
  }

  @Test
  void readingAndBooksKnowNothingOfHttp() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("dev.tally.server.reading", "dev.tally.server.ledger",
            "dev.tally.server.database")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "dev.tally.server.http",
            "dev.tally.server.api")
        .check(CLASSES);
  }

  @Test
  void roomsDoNotGoRound() {
    SlicesRuleDefinition.slices().matching("dev.tally.server.(*)..").should().beFreeOfCycles().check(CLASSES);
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
