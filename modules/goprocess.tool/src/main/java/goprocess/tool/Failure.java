package goprocess.tool;

/** Why a command has no answer: one sentence that says what to do, and the status to exit with. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The statuses, in the order of their numbers. */
    enum Kind {
        NONE,
        HELD,
        USAGE,
        NO_SUCH_PROCESS,
        ANOTHER_USERS,
        NOT_A_JVM,
        WITHOUT_GOPROCESS,
        NO_ANSWER,
        INCOMPLETE;

        int status() {
            return ordinal();
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

    int status() {
        return kind.status();
    }
}
