package goprocess.examples;

import java.io.Serial;

/** The demo did not show what it should; the message is one sentence. */
final class DemoFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }
}
