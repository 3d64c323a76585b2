package goprocess.impl.running;

/** The kinds of work that a process has. As text, each is the word for it in messages. */
enum Role {
    FUNCTION("function"),
    TEARDOWN("teardown"),
    CALLBACK("callback");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
