package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules of this module look at is really there. Without this a rule could pass because it
 * looks at nothing.
 */
class EveryModuleTest {
    private static final String SERVICES = "META-INF/services/";

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

    /** Descriptors are read on the module path only, these files on the class path only. */
    @Test
    void theClassPathFindsTheServicesThatTheDescriptorsProvide() {
        assertAll(
                ModulePath.references()
                        .map(
                                module ->
                                        () ->
                                                assertEquals(
                                                        provided(module.descriptor()),
                                                        listed(module),
                                                        module.descriptor().name())));
    }

    private static Map<String, List<String>> provided(ModuleDescriptor descriptor) {
        return descriptor.provides().stream()
                .collect(
                        Collectors.toMap(
                                ModuleDescriptor.Provides::service,
                                ModuleDescriptor.Provides::providers));
    }

    private static Map<String, List<String>> listed(ModuleReference module) throws IOException {
        Map<String, List<String>> listed = new TreeMap<>();
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            for (String name : names.filter(each -> each.startsWith(SERVICES)).toList()) {
                String service = name.substring(SERVICES.length());
                if (!service.isEmpty()) {
                    listed.put(service, lines(reader.read(name).orElseThrow()));
                }
            }
        }
        return listed;
    }

    private static List<String> lines(ByteBuffer file) {
        return StandardCharsets.UTF_8.decode(file).toString().lines().toList();
    }

    private static Set<String> namesOf(Stream<ModuleDescriptor> descriptors) {
        return descriptors
                .map(ModuleDescriptor::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
