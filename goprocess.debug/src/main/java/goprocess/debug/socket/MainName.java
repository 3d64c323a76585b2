package goprocess.debug.socket;

import org.jspecify.annotations.Nullable;

/** Finds the name of the program that this JVM runs. */
final class MainName {
    private MainName() {}

    /** The main class, the jar or the module that was started, without its arguments. */
    static String get() {
        return of(System.getProperty("sun.java.command"));
    }

    static String of(@Nullable String command) {
        if (command == null || command.isBlank()) {
            return "java";
        }
        // The path of a jar may contain spaces and is followed by arguments, so it is read up to
        // its extension.
        int jar = command.indexOf(".jar");
        boolean isJar = jar >= 0 && (command.length() == jar + 4 || command.charAt(jar + 4) == ' ');
        String main = isJar ? command.substring(0, jar + 4) : command.split(" ", 2)[0];
        boolean isPath = isJar || main.startsWith("/");
        return isPath ? main.substring(main.lastIndexOf('/') + 1) : main;
    }
}
