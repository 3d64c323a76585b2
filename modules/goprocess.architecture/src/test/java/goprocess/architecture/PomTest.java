package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.lang.module.ModuleDescriptor;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The poms name what exists, and all of it where all is meant. */
class PomTest {
    private static final String BOM = "goprocess.bom";
    private static final String DEPENDENCY =
            "/project/dependencyManagement/dependencies/dependency";
    private static final String MANAGED = DEPENDENCY + "/artifactId";
    private static final String OURS = DEPENDENCY + "[groupId='io.github.goprocess']/artifactId";

    private final Pom root = Pom.root();

    @Test
    void everyManagedModuleIsBuilt() {
        assertEquals(Set.of(), without(root.texts(OURS), names(root.modules())));
    }

    @Test
    void everyPublishedModuleIsManaged() {
        Set<String> published = names(root.published());
        published.remove(BOM);

        assertEquals(Set.of(), without(published, root.texts(OURS)));
    }

    @Test
    void theBomHasWhatIsPublishedAndNothingElse() {
        Pom bom = root.modules().filter(pom -> pom.isCalled(BOM)).findFirst().orElseThrow();
        Set<String> published = names(root.published());
        published.remove(BOM);

        assertEquals(published, new TreeSet<>(bom.texts(OURS)));
        assertEquals(bom.texts(MANAGED), bom.texts(OURS));
    }

    @Test
    void everyModuleHasTheVersionOfTheParent() {
        String version = root.texts("/project/version").get(0);

        assertEquals(
                Set.of(version),
                root.modules()
                        .flatMap(pom -> pom.texts("/project/parent/version").stream())
                        .collect(Collectors.toSet()));
        assertEquals(Set.of(), root.modules().filter(Pom::hasAVersion).collect(Collectors.toSet()));
    }

    /** Whoever tries a change does not wait for them: only profiles make them. */
    @Test
    void noBuildMakesJarsOfSourcesOrOfJavadoc() {
        String plugin =
                "/project/build/plugins/plugin[artifactId='maven-javadoc-plugin'"
                        + " or artifactId='maven-source-plugin']/artifactId";

        assertEquals(
                Set.of(),
                Stream.concat(Stream.of(root), root.modules())
                        .filter(pom -> !pom.texts(plugin).isEmpty())
                        .map(Pom::artifactId)
                        .collect(Collectors.toSet()));
    }

    /** Its Javadoc is checked at each compilation: see {@code goprocess.documented}. */
    @Test
    void everyPackageThatUsersReadIsNamedAsDocumented() {
        Set<String> published = names(root.published());
        Set<String> exported =
                ModulePath.descriptors()
                        .filter(module -> published.contains(module.name()))
                        .flatMap(module -> module.exports().stream())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(exported, new TreeSet<>(root.listed("goprocess.documented")));
    }

    private static Set<String> names(Stream<Pom> poms) {
        return poms.map(Pom::artifactId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
