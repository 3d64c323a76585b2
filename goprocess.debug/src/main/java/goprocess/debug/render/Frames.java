package goprocess.debug.render;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Distinguishes the frames of the application from those of the JDK and of this library. */
public final class Frames {
    private static final List<String> LIBRARY =
            List.of(
                    "goprocess.api.",
                    "goprocess.spi.",
                    "goprocess.impl.",
                    "goprocess.periodic.",
                    "goprocess.ratelimit.",
                    "goprocess.queue.");

    static final String THIS_MODULE = "goprocess.debug.";

    /**
     * Where calls of the application, the library, the recorder and JMX enter this module: classes
     * by their names after {@link #THIS_MODULE}.
     */
    static final Set<String> DOORS =
            Set.of(
                    "Diagnosis",
                    "ProcessGraph",
                    "jmx.GraphBean",
                    "listener.ChunkSnapshot",
                    "listener.TransitionRecorder",
                    "recording.Comparison",
                    "recording.ProcessRecording",
                    "recording.Shutdown");

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private Frames() {}

    /** The first frame of the application. */
    public static Optional<StackTraceElement> own(List<StackTraceElement> stack) {
        return positions(stack).mapToObj(stack::get).findFirst();
    }

    /** The positions of all frames of the application. */
    static BitSet ofApplication(List<StackTraceElement> stack) {
        return positions(stack).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static IntStream positions(List<StackTraceElement> stack) {
        return IntStream.range(inThisModule(stack), stack.size())
                .filter(at -> !isFolded(stack.get(at)));
    }

    /**
     * How many frames at the top belong to a call into this module: a function that captures the
     * graph is found in its own capture. They end at the door through which the call came. The
     * package alone does not tell, since what calls may be in one of that name, as tests are.
     */
    private static int inThisModule(List<StackTraceElement> stack) {
        int end = 0;
        for (int at = 0; at < stack.size(); at++) {
            String type = stack.get(at).getClassName();
            boolean mayBeInThisModule = type.startsWith(THIS_MODULE);
            if (!mayBeInThisModule && !isOfJdk(stack.get(at))) {
                break;
            }
            if (mayBeInThisModule && DOORS.contains(type.substring(THIS_MODULE.length()))) {
                end = at + 1;
            }
        }
        return end;
    }

    /**
     * The frame to report for a thread: its {@link #own} frame, or, if it has none because the
     * application passed a method of other code, that method.
     */
    static Optional<StackTraceElement> toTell(List<StackTraceElement> stack) {
        return own(stack).or(() -> given(stack));
    }

    /**
     * The method that the library calls: the frame directly above the library's, which are above
     * those of the thread.
     */
    private static Optional<StackTraceElement> given(List<StackTraceElement> stack) {
        int at = stack.size() - 1;
        while (at >= 0 && !isOfLibrary(stack.get(at))) {
            at--;
        }
        while (at >= 0 && isOfLibrary(stack.get(at))) {
            at--;
        }
        return stack.isEmpty() ? Optional.empty() : Optional.of(stack.get(Math.max(0, at)));
    }

    /** Whether a frame belongs to the JDK or to this library. */
    private static boolean isFolded(StackTraceElement frame) {
        return isOfJdk(frame) || isOfLibrary(frame);
    }

    private static boolean isOfLibrary(StackTraceElement frame) {
        return LIBRARY.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return (module != null && (module.startsWith("java.") || module.startsWith("jdk.")))
                || JDK.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /**
     * A frame as in a stack trace, without the package:
     * "SilentProvider.charge(SilentProvider.java:38)".
     */
    static String brief(StackTraceElement frame) {
        String type = frame.getClassName();
        return shown(
                type.substring(type.lastIndexOf('.') + 1)
                        + "."
                        + frame.getMethodName()
                        + "("
                        + place(frame)
                        + ")");
    }

    /** A frame as in a stack trace. Names in bytecode may contain almost anything. */
    static String full(StackTraceElement frame) {
        return shown(frame.toString());
    }

    private static String shown(String frame) {
        return Words.oneLine(frame, Integer.MAX_VALUE);
    }

    private static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "native";
        }
        String file = frame.getFileName() == null ? "unknown source" : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
