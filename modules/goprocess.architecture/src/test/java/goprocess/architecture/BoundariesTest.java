package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

/** The library keeps its boundaries; and each rule is seen to fail on classes that do not. */
class BoundariesTest {
    /** A tenth less than there were: a rule that sees far fewer classes has lost its subject. */
    private static final int FLOOR = 608;

    @TestFactory
    Stream<DynamicTest> theLibraryKeeps() {
        JavaClasses library =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("goprocess");
        assertTrue(library.size() >= FLOOR, "ArchUnit found only " + library.size() + " classes");
        return Boundaries.RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(), () -> rule.getValue().check(library)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsBrokenOnPurposeIsSeen() {
        JavaClasses broken = new ClassFileImporter().importPackages("broken");
        return Boundaries.RULES.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertTrue(
                                                        rule.getValue()
                                                                .evaluate(broken)
                                                                .hasViolation())));
    }
}
