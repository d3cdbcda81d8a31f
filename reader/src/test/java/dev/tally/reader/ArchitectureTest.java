package dev.tally.reader;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The house's lines: arrows run one way. */
class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.tally.reader");

  @Test
  void stagesDoNotGoRound() {
    SlicesRuleDefinition.slices().matching("dev.tally.reader.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheRoomsOfPixelsKnowOpenCv() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("dev.tally.reader.image", "dev.tally.reader.page",
            "dev.tally.reader.component", "dev.tally.reader.rule", "dev.tally.reader.look",
            "dev.tally.reader.field", "dev.tally.reader.text")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRoomsOfNetworksKnowOnnxRuntime() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("dev.tally.reader.digit", "dev.tally.reader.text")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(CLASSES);
  }

  @Test
  void onlyTheRoomOfCardsKnowsJson() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.tally.reader.digit")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.grack..")
        .check(CLASSES);
  }

  @Test
  void nothingIsPrintedOrDrawnWithAwt() {
    ArchRuleDefinition.noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.awt..")
        .check(CLASSES);
  }
}
