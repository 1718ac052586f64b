package dev.tensorcord;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The rooms and the direction of imports: each room knows only what stands above it in the list.
 */
final class ArchitectureTest {
  private static final String ROOT = "dev.tensorcord";

  /** From the ground up. */
  private static final List<String> ROOMS =
      List.of(
          "fault",
          "backend",
          "tensor",
          "nn",
          "data",
          "plot",
          "sandbox",
          "jobs",
          "learn",
          "model",
          "store",
          "bot",
          "discord",
          "localguild",
          "app");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void importsPointTowardsTheGround() {
    Set<String> upward = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass())
          .filter(to -> to.getPackageName().startsWith(ROOT))
          .filter(to -> level(to) > level(from))
          .forEach(to -> upward.add(from.getName() + " -> " + to.getName()));
    }
    assertThat(upward).isEmpty();
  }

  @Test
  void everyClassHasARoom() {
    assertThat(CLASSES).allSatisfy(type -> assertThat(level(type)).isNotNegative());
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theLocalGuildKnowsNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".localguild..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are in another room of ours",
                type ->
                    type.getPackageName().startsWith(ROOT)
                        && !type.getPackageName().startsWith(ROOT + ".localguild")))
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomImportsEachPlatform() {
    onlyImporter("discord", "net.dv8tion..");
    onlyImporter("store", "java.sql..");
    onlyImporter("store", "org.jdbi..");
    onlyImporter("backend.cpu", "jdk.incubator.vector..");
    onlyImporter("localguild", "io.javalin..");
  }

  private static void onlyImporter(String room, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  private static int level(JavaClass type) {
    String inner = type.getPackageName().substring(ROOT.length());
    return inner.isEmpty() ? -1 : ROOMS.indexOf(inner.substring(1).split("\\.")[0]);
  }
}
