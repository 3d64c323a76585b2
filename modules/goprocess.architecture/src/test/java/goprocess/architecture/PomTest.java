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
    private static final String OURS =
            "/project/dependencyManagement/dependencies/dependency[groupId='io.github.goprocess']/artifactId";

    private final Pom root = Pom.root();

    @Test
    void everyManagedModuleIsBuilt() {
        assertEquals(Set.of(), without(root.texts(OURS), names(root.modules())));
    }

    @Test
    void everyPublishedModuleIsManaged() {
        assertEquals(Set.of(), without(names(root.published()), root.texts(OURS)));
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
