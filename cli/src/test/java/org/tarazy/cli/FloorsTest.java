package org.tarazy.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A room imports only from the floors below it. */
@AnalyzeClasses(packages = "org.tarazy", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {
  private static final String[] API = {
    "org.tarazy", "org.tarazy.text..", "org.tarazy.model..", "org.tarazy.triage.."
  };

  @ArchTest
  static final ArchRule apiStandsOnJacksonAlone =
      classes()
          .that()
          .resideInAnyPackage(API)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.tarazy",
              "org.tarazy.text..",
              "org.tarazy.model..",
              "org.tarazy.triage..",
              "java..",
              "com.fasterxml.jackson..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule textKnowsNothingOfModels =
      noClasses()
          .that()
          .resideInAPackage("org.tarazy.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tarazy", "org.tarazy.model..", "org.tarazy.triage..");

  @ArchTest
  static final ArchRule datasetsStandOnTheApi =
      noClasses()
          .that()
          .resideInAPackage("org.tarazy.datasets..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tarazy.training..", "org.tarazy.models..", "org.tarazy.cli..");

  @ArchTest
  static final ArchRule trainingStandsOnDatasets =
      noClasses()
          .that()
          .resideInAPackage("org.tarazy.training..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tarazy.models..", "org.tarazy.cli..");

  @ArchTest
  static final ArchRule modelsNeedTheApiAloneToLoad =
      noClasses()
          .that()
          .resideInAPackage("org.tarazy.models..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tarazy.datasets..", "org.tarazy.training..", "org.tarazy.cli..");

  @ArchTest
  static final ArchRule theCommandLoadsNoNeuralLibrary =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");
}
