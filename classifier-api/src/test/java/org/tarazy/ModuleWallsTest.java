package org.tarazy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What each package may know of the others. */
class ModuleWallsTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final DescribedPredicate<JavaClass> API =
      DescribedPredicate.describe(
          "are the API", (JavaClass type) -> type.getPackageName().equals("org.tarazy"));

  @Test
  void theWallsStandAroundSomething() {
    assertThat(MAIN.contain(Classifier.class)).isTrue();
  }

  @Test
  void nothingButJacksonComesWithThisModule() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.tarazy..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
        .check(MAIN);
  }

  @Test
  void readingKnowsNothingOfModels() {
    noClasses()
        .that()
        .resideInAPackage("org.tarazy.text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tarazy.model..", "org.tarazy.triage..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("org.tarazy.text..")
        .should()
        .dependOnClassesThat(API)
        .check(MAIN);
  }

  @Test
  void onlyTheReviewLayerKnowsTheReviewLayer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.tarazy.triage..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tarazy.triage..")
        .check(MAIN);
  }

  @Test
  void modelsAreNotMadeOfJsonOutsideTheModelFile() {
    noClasses()
        .that(API)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(MAIN);
  }
}
