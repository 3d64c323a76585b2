package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What null-safety and the builder's annotations are worth to users who have no module path. */
class CompilersOfUsersTest {
    @TempDir private Path folder;

    @Test
    void kotlinRefusesANullName() throws Exception {
        accepts(Compiled.kotlin(folder, "GoProcesses.named(\"http\").open()"));
        refuses("non-null type", Compiled.kotlin(folder, "GoProcesses.named(null).open()"));
    }

    @Test
    void nullAwayRefusesANullName() throws Exception {
        accepts(Compiled.java(folder, "GoProcesses.named(\"http\").open();"));
        refuses("@Nullable", Compiled.java(folder, "GoProcesses.named(null).open();"));
    }

    @Test
    void errorProneRefusesABuilderThatOpensNothing() throws Exception {
        refuses("[CheckReturnValue]", Compiled.java(folder, "GoProcesses.named(\"http\");"));
        refuses(
                "[CheckReturnValue]",
                Compiled.java(
                        folder, "GoProcesses.named(\"http\").parent(GoProcesses.background());"));
    }

    private static void accepts(Compiled source) {
        assertTrue(source.accepted(), source::messages);
    }

    private static void refuses(String why, Compiled source) {
        assertFalse(source.accepted());
        assertTrue(source.messages().contains(why), source::messages);
    }
}
