package goprocess.debug.socket;

import goprocess.debug.ProcessGraph;
import goprocess.debug.Stacks;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.render.DiagnosisText;
import goprocess.debug.render.Words;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Answers a request line. An answer that is text ends with a line that begins with {@code "-- "},
 * so that a reader sees that it is complete. JSON shows its own end.
 */
final class Answers {
    private static final String ASK = "error: one line, a command: ";

    private final Followers followers;

    Answers(Followers followers) {
        this.followers = followers;
    }

    void answer(String line, OutputStream out) throws IOException {
        String[] words = line.split("\\s+", 2);
        String argument = words.length == 2 ? words[1].strip() : "";
        Optional<Question> question = words[0].isEmpty() ? help() : Question.of(words[0]);
        if (question.isEmpty()) {
            text(out, ASK + "there is no \"" + Words.oneLine(words[0]) + "\"; try help\n");
            return;
        }
        switch (question.get()) {
            case HELP -> tellCommands(out);
            case STATUS -> Status.write(Look.now(), out);
            case WHY -> why(argument, out);
            case CLOSES -> OngoingCloses.write(Look.now(), out);
            case JSON -> json(argument, out);
            case DOT -> dot(out);
            case FOLLOW -> followers.follow(out);
        }
    }

    void tooLong(int longest, OutputStream out) throws IOException {
        text(out, ASK + "at most " + longest + " bytes long\n");
    }

    private static Optional<Question> help() {
        return Optional.of(Question.HELP);
    }

    private static void tellCommands(OutputStream out) throws IOException {
        StringBuilder help = new StringBuilder("One line in, the answer out:\n");
        for (Question question : Question.values()) {
            help.append(question.line());
        }
        text(out, help + "-- goprocess, pid " + ProcessHandle.current().pid() + "\n");
    }

    private static void json(String argument, OutputStream out) throws IOException {
        Stacks stacks = argument.equals("stacks") ? Stacks.ALL : Stacks.OF_CLOSING;
        try {
            ProcessGraph.capture(stacks).writeJson(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void dot(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ProcessGraph.capture().writeDot(writer);
        writer.flush();
    }

    private static void why(String argument, OutputStream out) throws IOException {
        Look look = Look.now();
        if (argument.isEmpty()) {
            text(out, diagnosis(look, look.verdict()));
            return;
        }
        List<Integer> asked = look.places(argument);
        if (asked.isEmpty()) {
            text(out, "error: no process called " + Words.oneLine(argument) + " is open\n");
            return;
        }
        Verdict about = look.below(asked);
        if (about.culprits().isEmpty()) {
            boolean others = look.verdict().holding().findAny().isPresent();
            String answer = DiagnosisText.ofUnheld(look.graph(), about, asked, others);
            text(out, answer + "\n" + look.end());
        } else {
            text(out, diagnosis(look, about));
        }
    }

    private static String diagnosis(Look look, Verdict verdict) {
        return DiagnosisText.of(look.graph(), verdict) + "\n" + look.end();
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
