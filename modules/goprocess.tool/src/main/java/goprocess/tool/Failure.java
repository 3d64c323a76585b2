package goprocess.tool;

/** Why a command has no answer: one sentence that says what to do, and the status to exit with. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The statuses, in the order of their numbers. */
    enum Kind {
        NONE(0),
        HELD(1),
        USAGE(2),
        NO_SUCH_PROCESS(3),
        ANOTHER_USERS(4),
        NOT_A_JVM(5),
        WITHOUT_GOPROCESS(6),
        NO_ANSWER(7),
        INCOMPLETE(8);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Kind kind;

    Failure(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    Failure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The failure for an exception that no command expects. */
    static Failure unexpected(Exception e) {
        return new Failure(
                Kind.INCOMPLETE,
                "There is no whole answer ("
                        + e
                        + "): a disk may be full; else it is a fault of goprocess, please report"
                        + " it.",
                e);
    }

    /** Prints the sentence on standard error, and returns the status to exit with. */
    int tell() {
        System.err.println("goprocess: " + Text.sentence(String.valueOf(getMessage())));
        return kind.status();
    }
}
