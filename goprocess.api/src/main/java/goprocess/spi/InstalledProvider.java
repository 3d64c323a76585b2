package goprocess.spi;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Finds the one implementation. A failure is not cached: a layer or class path may be completed
 * later.
 */
final class InstalledProvider {
    private static volatile @Nullable ProcessProvider installed;

    private InstalledProvider() {}

    static ProcessProvider get() {
        ProcessProvider provider = installed;
        return provider != null ? provider : find();
    }

    /** Under a lock, so that all threads use the same one: each lookup makes new instances. */
    private static synchronized ProcessProvider find() {
        ProcessProvider provider = installed;
        if (provider == null) {
            provider = only(load(ProcessProvider.class.getClassLoader()));
            installed = provider;
        }
        return provider;
    }

    private static List<ProcessProvider> load(@Nullable ClassLoader apiLoader) {
        try {
            return ServiceLoader.load(ProcessProvider.class, apiLoader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new IllegalStateException(
                    "The goprocess implementation could not be loaded: "
                            + e.getMessage()
                            + ". Check that goprocess.api and goprocess.impl are complete and of"
                            + " the same version.",
                    e);
        }
    }

    private static ProcessProvider only(List<ProcessProvider> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "There is no implementation of goprocess: add the module goprocess.impl (Maven:"
                        + " io.github.goprocess:goprocess.impl) to the module path or class path.");
        }
        if (found.size() > 1) {
            throw new IllegalStateException(
                    "There are "
                            + found.size()
                            + " implementations of goprocess: "
                            + found.stream()
                                    .map(InstalledProvider::describe)
                                    .collect(Collectors.joining(", "))
                            + ". Keep one of them on the module path or class path.");
        }
        ProcessProvider provider = found.get(0);
        int version = versionOf(provider);
        if (version != ProcessProvider.VERSION) {
            throw new IllegalStateException(
                    "The goprocess implementation "
                            + describe(provider)
                            + " was built for version "
                            + version
                            + " of the SPI, but this goprocess.api has version "
                            + ProcessProvider.VERSION
                            + ": use goprocess.api and goprocess.impl of the same version.");
        }
        return provider;
    }

    /** A provider built before the method existed cannot answer: that is version 0. */
    private static int versionOf(ProcessProvider provider) {
        try {
            return provider.version();
        } catch (AbstractMethodError e) {
            return 0;
        }
    }

    private static String describe(ProcessProvider provider) {
        Class<?> type = provider.getClass();
        var source = type.getProtectionDomain().getCodeSource();
        return type.getName() + (source == null ? "" : " from " + source.getLocation());
    }
}
