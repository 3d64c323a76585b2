package goprocess.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** However a source names another package, it is seen; what a comment says is none of it. */
class ImportsTest {
    @TempDir private Path folder;

    private void source(String file, String code) throws IOException {
        Files.writeString(folder.resolve(file), code);
    }

    @Test
    void eachWayToNameAPackageIsSeen() throws IOException {
        source("One.java", "package a.one;\n\nimport a.two.Two;\n\nclass One {}\n");
        source("Two.java", "package a.two;\n\nimport static a.three.Three.X;\n\nclass Two {}\n");
        source("Three.java", "package a.three;\n\nimport a.four.*;\n\nclass Three {}\n");
        source("Four.java", "package a.four;\n\nclass Four {\n    int x = a.one.One.X;\n}\n");

        Imports imports = Imports.below(folder, "a.");

        assertEquals(Set.of("a.two"), imports.of("a.one"));
        assertEquals(Set.of("a.three"), imports.of("a.two"));
        assertEquals(Set.of("a.four"), imports.of("a.three"));
        assertEquals(Set.of("a.one"), imports.of("a.four"));
        assertEquals(4, imports.cycle().size());
    }

    @Test
    void commentsAndOtherPackagesAreNot() throws IOException {
        source(
                "One.java",
                "package a.one;\n\n/** See {@link a.two.Two}. */\n// a.two.Two\nclass One {\n"
                        + "    b.Other x;\n    a.one.Three y;\n}\n");

        Imports imports = Imports.below(folder, "a.");

        assertEquals(Set.of(), imports.of("a.one"));
        assertEquals(List.of(), imports.cycle());
    }
}
