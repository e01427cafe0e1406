package com.pbxportal.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds in the portal, and every rule fails on a violation that was planted for it. */
class ArchitectureTest {

    /** What needs no login (see OpenEndpoints of the application). */
    private static final Set<String> OPEN = Set.of(
            "AuthController.logIn",
            "AuthController.refreshTokens",
            "HealthController.getHealth",
            "HomeController.show");

    private static final int LONGEST_FILE = 300;
    private static final int MOST_CLASSES_IN_A_ROOM = 25;

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.pbxportal");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    private static Stream<ArchRule> rules(String root, long mostClasses) {
        return Stream.of(
                        ModuleRules.modulesDoNotKnowOneAnother(root),
                        RoomRules.roomsAreFreeOfCircles(root),
                        GuestRules.applyAndItsGuests(root),
                        List.of(
                                ModuleRules.noModuleKnowsTheApplication(root),
                                ModuleRules.theLanguageKnowsNoModule(root),
                                ModuleRules.featuresHaveTheSameNamesEverywhere(root),
                                RoomRules.noRoomIsCrowded(root, mostClasses),
                                KindRules.everyEventIsOfAKindOrNamedAsOfNone(),
                                KindRules.whatAKindIsKnowsNoFeature(root),
                                CodeRules.timesAndIdsComeFromOutside(root),
                                CodeRules.whatIsNeededIsGivenToTheConstructor(),
                                CodeRules.onlyTheLauncherPrints(root),
                                CodeRules.controllersAreNamedSoAndSeenByNobody(),
                                CodeRules.everyEndpointSaysWhoMayCallIt(OPEN),
                                CodeRules.everyPackageIsNullMarked()))
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        return rules("com.pbxportal", MOST_CLASSES_IN_A_ROOM)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PORTAL)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_fails_on_a_planted_violation() {
        return Stream.concat(rules("planted", 1), Stream.of(CodeRules.testsEndInTest()))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue()));
    }

    @Test
    void tests_of_all_modules_end_in_test() {
        List<Path> modules = Stream.of("src-shared", "command-side", "projector", "query-side", "app")
                .map(module -> REPOSITORY.resolve(module).resolve("target/test-classes/com"))
                .filter(Files::exists)
                .toList();

        assertThat(modules).hasSizeGreaterThan(1);
        CodeRules.testsEndInTest().check(new ClassFileImporter().importPaths(modules));
    }

    @Test
    void no_source_file_wants_a_second_look_for_its_length() throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            assertThat(files.filter(file -> file.toString().matches("(?!.*/target/).*/src/main/java/.*\\.java"))
                            .filter(file -> lines(file) > LONGEST_FILE)
                            .toList())
                    .isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
