package goprocess.architecture;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the library among what stands on the class path, be it jars or folders. */
final class ModulePath {
    private ModulePath() {}

    static Stream<ModuleDescriptor> descriptors() {
        return references().map(ModuleReference::descriptor);
    }

    static Stream<ModuleReference> references() {
        String[] entries =
                System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
        return Stream.of(entries)
                .filter(entry -> entry.contains("goprocess."))
                .map(Path::of)
                .flatMap(entry -> ModuleFinder.of(entry).findAll().stream());
    }
}
