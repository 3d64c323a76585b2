package goprocess.tool;

import org.jspecify.annotations.Nullable;

/**
 * The common calls, which have no option: {@code list}, {@code why PID [NAME|ID]}, {@code tree
 * PID}. They are run without picocli, whose reflection on a command takes longer than asking a JVM.
 */
final class PlainCall {
    private static final String PROCESS_ID = "[0-9]{1,18}";

    private PlainCall() {}

    /** The command that these arguments call; null if they have to be parsed. */
    static @Nullable Command of(String... arguments) {
        String name = arguments.length == 0 ? "" : arguments[0];
        if (name.equals("list") && arguments.length == 1) {
            return new ListCommand();
        }
        if (arguments.length < 2 || !arguments[1].matches(PROCESS_ID)) {
            return null;
        }
        long pid = Long.parseLong(arguments[1]);
        if (name.equals("tree") && arguments.length == 2) {
            return TreeCommand.of(pid);
        }
        if (name.equals("why") && arguments.length == 2) {
            return WhyCommand.of(pid, "");
        }
        boolean named = arguments.length == 3 && !arguments[2].startsWith("-");
        return name.equals("why") && named ? WhyCommand.of(pid, arguments[2]) : null;
    }

    /** Runs it, and returns the status to exit with. */
    static int run(Command command) {
        try {
            return command.call();
        } catch (Failure e) {
            return e.tell();
        } catch (Exception e) {
            return Failure.unexpected(e).tell();
        }
    }
}
