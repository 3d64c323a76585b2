package goprocess.compatibility;

import goprocess.api.GoProcess;

import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A user's source, compiled with nothing but the API on the class path: what annotates it is not
 * there, as it is not for users.
 */
record Compiled(boolean accepted, String messages) {
    /** By javac, with Error Prone and NullAway, which treats the user's package as null-marked. */
    static Compiled java(Path folder, String statement) throws IOException {
        Path source = folder.resolve("User.java");
        Files.writeString(
                source,
                """
                package user;

                import goprocess.api.GoProcesses;

                abstract class User {
                    abstract <T> T given(Class<T> type);

                    void use() {
                        %s
                    }
                }
                """
                        .formatted(statement));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of(
                            "-cp",
                            api(),
                            "-processorpath",
                            System.getProperty("java.class.path"),
                            "-proc:none",
                            "-d",
                            folder.toString(),
                            "-XDcompilePolicy=simple",
                            "--should-stop=ifError=FLOW",
                            "-XDaddTypeAnnotationsToSymbol=true",
                            "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:NullAway:ERROR"
                                    + " -Xep:CheckReturnValue:ERROR"
                                    + " -XepOpt:NullAway:AnnotatedPackages=user");
            boolean accepted =
                    javac.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            return new Compiled(accepted, messages.toString());
        }
    }

    /** By Kotlin, as it is set up by default. */
    static Compiled kotlin(Path folder, String statement) throws IOException {
        Path source = folder.resolve("User.kt");
        Files.writeString(
                source,
                """
                import goprocess.api.GoProcesses

                fun use() {
                    %s
                }
                """
                        .formatted(statement));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ExitCode code =
                new K2JVMCompiler()
                        .exec(
                                new PrintStream(messages, true, StandardCharsets.UTF_8),
                                "-classpath",
                                api(),
                                "-no-stdlib",
                                "-no-reflect",
                                "-d",
                                folder.toString(),
                                source.toString());
        return new Compiled(code == ExitCode.OK, messages.toString(StandardCharsets.UTF_8));
    }

    private static String api() {
        try {
            return Path.of(
                            GoProcess.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
