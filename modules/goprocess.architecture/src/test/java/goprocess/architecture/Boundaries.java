package goprocess.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules, but for those of the protocol. Each is held by the library's classes and broken by
 * those of the package broken.
 */
final class Boundaries {
    private Boundaries() {}

    static final Map<String, ArchRule> RULES =
            Map.of(
                    "the API uses java.base only",
                    classes()
                            .that()
                            .resideInAnyPackage("..goprocess.api..", "..goprocess.spi..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(allowedToTheApi()),
                    "nobody but the module itself names a class of impl",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage("..goprocess.impl..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("..goprocess.impl.."),
                    "debug and impl never meet",
                    noClasses()
                            .that()
                            .resideInAPackage("..goprocess.impl..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("..goprocess.debug.."),
                    "the front of impl shows nothing but its provider",
                    classes()
                            .that()
                            .resideInAPackage("..goprocess.impl")
                            .and()
                            .doNotHaveSimpleName("Provider")
                            .should()
                            .notBePublic(),
                    "no thread of the library has an application's loader, but for user code",
                    noClasses()
                            .that()
                            .haveNameNotMatching(".*\\.ContextLoader(\\$.*)?")
                            .should()
                            .callMethodWhere(target(nameMatching("setContextClassLoader"))),
                    "what is below in debug does not look up",
                    noClasses()
                            .that()
                            .resideInAnyPackage(below("goprocess.debug"))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("..goprocess.debug", "..goprocess.debug.recording"),
                    "there are no cycles between packages",
                    slices().assignedFrom(new Packages()).should().beFreeOfCycles());

    /** The rooms below what users see of debug; what answers from outside stands above that. */
    private static String[] below(String debug) {
        return RoomsOfDebugTest.BELOW.stream()
                .map(room -> ".." + debug + "." + room + "..")
                .toArray(String[]::new);
    }

    /** By name and without those below: java.util is of java.base, java.util.logging is not. */
    private static String[] allowedToTheApi() {
        Stream<String> ofJavaBase =
                Object.class.getModule().getDescriptor().exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .map(ModuleDescriptor.Exports::source);
        return Stream.concat(
                        ofJavaBase,
                        Stream.of("goprocess.api", "goprocess.spi", "org.jspecify.annotations"))
                .toArray(String[]::new);
    }

    /**
     * Each package is a slice of its own; the API and its SPI, which are two sides of one contract
     * and name each other's types, are one.
     */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            if (!name.contains("goprocess")) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(name.equals("goprocess.spi") ? "goprocess.api" : name);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
