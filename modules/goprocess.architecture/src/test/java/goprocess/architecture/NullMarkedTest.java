package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

import java.util.List;

/** On the class path a compiler sees no module, so each package that users read says it itself. */
class NullMarkedTest {
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    @Test
    void everyPackageThatUsersReadIsNullMarked() {
        List<String> read = Pom.root().listed("goprocess.documented");
        JavaClasses classes = new ClassFileImporter().importPackages(read);

        assertEquals(
                List.of(),
                read.stream()
                        .filter(name -> !classes.getPackage(name).isAnnotatedWith(NULL_MARKED))
                        .toList());
    }
}
