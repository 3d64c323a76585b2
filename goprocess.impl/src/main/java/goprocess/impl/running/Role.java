package goprocess.impl.running;

import goprocess.impl.messages.Failures.Mishap;

/** The kinds of work that a process has. As text, each is the word for it in messages. */
enum Role {
    FUNCTION("function", Mishap.FUNCTION_GIVEN_UP),
    TEARDOWN("teardown", Mishap.TEARDOWN_GIVEN_UP),
    CALLBACK("callback", Mishap.CALLBACK_GIVEN_UP);

    private final String word;

    /** What is logged when it is given up. */
    final Mishap givenUp;

    Role(String word, Mishap givenUp) {
        this.word = word;
        this.givenUp = givenUp;
    }

    @Override
    public String toString() {
        return word;
    }
}
