package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcessBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        refuses("[CheckReturnValue]", Compiled.java(folder, "GoProcesses.application(\"a\");"));
    }

    @Test
    void noMethodOfTheBuilderMayBeTheLast() throws Exception {
        List<String> calls =
                Stream.of(GoProcessBuilder.class.getMethods())
                        .filter(method -> method.getReturnType() == GoProcessBuilder.class)
                        .map(CompilersOfUsersTest::call)
                        .toList();
        assertTrue(calls.size() >= 14, calls::toString);

        Compiled source = Compiled.java(folder, String.join("\n", calls));

        assertEquals(
                calls.size(),
                source.messages().split("\\[CheckReturnValue]", -1).length - 1,
                source::messages);
    }

    private static String call(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(type -> type.isArray() ? "\"TERM\"" : "given(" + type.getName() + ".class)")
                .collect(
                        Collectors.joining(
                                ", ",
                                "GoProcesses.named(\"http\")." + method.getName() + "(",
                                ");"));
    }

    private static void accepts(Compiled source) {
        assertTrue(source.accepted(), source::messages);
    }

    private static void refuses(String why, Compiled source) {
        assertFalse(source.accepted());
        assertTrue(source.messages().contains(why), source::messages);
    }
}
