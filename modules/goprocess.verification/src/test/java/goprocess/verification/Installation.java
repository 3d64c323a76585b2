package goprocess.verification;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;

/** An application beside parts of the library, all loaded afresh, as they are when a JVM starts. */
final class Installation {
    enum Kind {
        MODULE_PATH,
        CLASS_PATH
    }

    private final Path folder;
    private final List<Path> path = new ArrayList<>();

    Installation(Path folder) {
        this.folder = folder;
        path.add(LibraryPath.API);
    }

    Installation withImplementation() {
        path.add(LibraryPath.IMPLEMENTATION);
        return this;
    }

    /** Adds a module that is compiled now; sources by file name. */
    Installation with(String module, Map<String, String> sources) throws IOException {
        path.add(compile(module, sources, LibraryPath.API));
        return this;
    }

    Path compile(String module, Map<String, String> sources, Path api) throws IOException {
        Path source = folder.resolve(module + "-source");
        Path classes = folder.resolve(module);
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-proc:none", "-d", classes.toString(), "-p", api.toString()));
        for (Map.Entry<String, String> file : sources.entrySet()) {
            boolean code = file.getKey().endsWith(".java");
            Path target = (code ? source : classes).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            if (code) {
                arguments.add(target.toString());
            }
        }
        StringWriter log = new StringWriter();
        PrintWriter out = new PrintWriter(log);
        int code =
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(out, out, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError(log);
        }
        return classes;
    }

    /** Adds what was compiled already. */
    Installation with(Path classes) {
        path.add(classes);
        return this;
    }

    /** Loads everything and makes one object of a class of the application. */
    Callable<?> application(Kind kind, String module, String className) throws Exception {
        ClassLoader loader = kind == Kind.MODULE_PATH ? modules(module) : classPath();
        return (Callable<?>)
                Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
    }

    private ClassLoader modules(String root) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration()
                        .resolveAndBind(
                                ModuleFinder.of(path.toArray(Path[]::new)),
                                ModuleFinder.of(),
                                Set.of(root));
        return ModuleLayer.defineModulesWithOneLoader(
                        configuration, List.of(boot), ClassLoader.getPlatformClassLoader())
                .layer()
                .findLoader(root);
    }

    /**
     * Loads everything from the class path. The loader has no parent: the platform's knows the
     * modules of the application too, so it would find the library that these tests run with.
     */
    ClassLoader classPath() {
        URL[] urls = path.stream().map(Installation::url).toArray(URL[]::new);
        return new URLClassLoader(urls, null);
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
