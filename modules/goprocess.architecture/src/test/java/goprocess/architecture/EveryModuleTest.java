package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules of this module look at is really there. Without this a rule could pass because it
 * looks at nothing.
 */
class EveryModuleTest {
    @Test
    void everyModuleOfTheCheckoutIsOnThePathOfTheseTests() throws IOException {
        Path root = Path.of(System.getProperty("basedir")).resolve("../..").normalize();

        Set<String> inTheCheckout = new TreeSet<>();
        try (Stream<Path> top = Files.list(root);
                Stream<Path> modules = Files.list(root.resolve("modules"))) {
            Stream.concat(top, modules)
                    .filter(dir -> Files.exists(dir.resolve("src/main/java/module-info.java")))
                    .forEach(dir -> inTheCheckout.add(dir.getFileName().toString()));
        }

        assertEquals(inTheCheckout, namesOf(ModulePath.descriptors()));
    }

    @Test
    void archUnitReadsTheClasses() {
        int classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("goprocess")
                        .size();

        assertTrue(classes >= 20, "ArchUnit found " + classes + " classes");
    }

    private static Set<String> namesOf(Stream<ModuleDescriptor> descriptors) {
        return descriptors
                .map(ModuleDescriptor::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
