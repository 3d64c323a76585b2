package goprocess.debug.socket;

import java.util.Locale;
import java.util.Optional;

/** The questions that can be asked. */
enum Question {
    HELP("help", "what can be asked"),
    STATUS("status", "one line of JSON: which JVM this is, and how many processes are closing"),
    WHY("why [NAME|ID]", "what holds the closes in progress, or the close of one process"),
    CLOSES("closes", "JSON: the closes in progress, each with what holds it"),
    JSON("json [stacks]", "the graph as JSON; with `stacks` it has the stacks of all functions"),
    DOT("dot", "the graph in the language of Graphviz"),
    FOLLOW("follow", "each transition from now on, as a line of JSON");

    private final String form;
    private final String answer;

    Question(String form, String answer) {
        this.form = form;
        this.answer = answer;
    }

    static Optional<Question> of(String word) {
        try {
            return Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The line of the help for this question. */
    String line() {
        return String.format(Locale.ROOT, "  %-14s %s%n", form, answer);
    }
}
