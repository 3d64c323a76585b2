package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The module descriptors say exactly what the table of the design says. */
class DescriptorTest {
    /** What a descriptor may say. Annotations, which are {@code static}, are not counted. */
    private record Row(
            Set<String> requires, Set<String> exports, Set<String> provides, Set<String> uses) {}

    private static final String PROVIDER = "goprocess.spi.ProcessProvider";
    private static final String LISTENER = "goprocess.spi.ProcessListener";

    private static final Map<String, Row> TABLE =
            Map.of(
                    "goprocess.api",
                    new Row(
                            Set.of("java.base"),
                            Set.of("goprocess.api", "goprocess.spi"),
                            Set.of(),
                            Set.of(PROVIDER)),
                    "goprocess.impl",
                    new Row(
                            Set.of("java.base", "goprocess.api", "jdk.unsupported"),
                            Set.of(),
                            Set.of(PROVIDER),
                            Set.of(LISTENER)),
                    "goprocess.debug",
                    new Row(
                            Set.of(
                                    "java.base",
                                    "goprocess.api",
                                    "jdk.jfr",
                                    "tools.jackson.databind",
                                    "java.management"),
                            Set.of("goprocess.debug", "goprocess.debug.recording"),
                            Set.of(LISTENER),
                            Set.of()),
                    "goprocess.periodic",
                    new Row(
                            Set.of("java.base", "goprocess.api"),
                            Set.of("goprocess.periodic"),
                            Set.of(),
                            Set.of()),
                    "goprocess.ratelimit",
                    new Row(
                            Set.of("java.base", "goprocess.api"),
                            Set.of("goprocess.ratelimit"),
                            Set.of(),
                            Set.of()),
                    "goprocess.viewer",
                    new Row(
                            Set.of(
                                    "java.base",
                                    "goprocess.debug",
                                    "jdk.httpserver",
                                    "tools.jackson.core",
                                    "org.eclipse.elk.alg.layered",
                                    "org.eclipse.elk.core",
                                    "org.eclipse.elk.graph",
                                    "org.eclipse.emf.common",
                                    "org.eclipse.emf.ecore",
                                    "com.google.common"),
                            Set.of("goprocess.viewer"),
                            Set.of(),
                            Set.of()),
                    "goprocess.queue",
                    new Row(
                            Set.of("java.base", "goprocess.api"),
                            Set.of("goprocess.queue"),
                            Set.of(),
                            Set.of()),
                    "goprocess.testing",
                    new Row(
                            Set.of(
                                    "java.base",
                                    "goprocess.api",
                                    "goprocess.debug",
                                    "org.junit.jupiter.api"),
                            Set.of("goprocess.testing"),
                            Set.of(LISTENER, "org.junit.jupiter.api.extension.Extension"),
                            Set.of()));

    @Test
    void everyDescriptorSaysWhatTheTableSays() {
        Map<String, ModuleDescriptor> found =
                ModulePath.descriptors()
                        .filter(descriptor -> TABLE.containsKey(descriptor.name()))
                        .collect(Collectors.toMap(ModuleDescriptor::name, one -> one));

        assertEquals(new TreeSet<>(TABLE.keySet()), new TreeSet<>(found.keySet()));
        assertAll(
                TABLE.keySet().stream()
                        .map(name -> () -> assertEquals(TABLE.get(name), rowOf(found.get(name)))));
    }

    @Test
    void whatADescriptorSaysBeyondItsRowIsSeen() {
        Row row = new Row(Set.of("java.base"), Set.of("p"), Set.of(), Set.of());

        assertEquals(row, rowOf(module().build()));
        assertNotEquals(row, rowOf(module().requires("java.logging").build()));
        assertNotEquals(row, rowOf(module().exports("q").build()));
        assertNotEquals(row, rowOf(module().exports("q", Set.of("friend")).build()));
        assertNotEquals(row, rowOf(module().provides("q.Service", List.of("q.Provider")).build()));
        assertNotEquals(row, rowOf(module().uses("q.Service").build()));
    }

    private static ModuleDescriptor.Builder module() {
        return ModuleDescriptor.newModule("m")
                .requires("java.base")
                .requires(Set.of(Modifier.STATIC), "annotations")
                .exports("p")
                .packages(Set.of("q"));
    }

    @Test
    void noDescriptorOpensAnything() {
        ModulePath.descriptors()
                .filter(descriptor -> TABLE.containsKey(descriptor.name()))
                .forEach(
                        descriptor -> {
                            assertFalse(descriptor.isOpen(), descriptor.name());
                            assertEquals(Set.of(), descriptor.opens(), descriptor.name());
                        });
    }

    private static Row rowOf(ModuleDescriptor descriptor) {
        return new Row(
                names(
                        descriptor.requires().stream()
                                .filter(one -> !one.modifiers().contains(Modifier.STATIC))
                                .map(ModuleDescriptor.Requires::name)),
                names(
                        descriptor.exports().stream()
                                .map(
                                        one ->
                                                one.isQualified()
                                                        ? one.source() + " to " + one.targets()
                                                        : one.source())),
                names(descriptor.provides().stream().map(ModuleDescriptor.Provides::service)),
                descriptor.uses());
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toSet());
    }
}
