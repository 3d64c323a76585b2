package goprocess.verification.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The steps of the model say in a comment which methods they stand for, as {@code Node.begin}, and
 * those are there. So whoever renames one, or takes it away, comes by the model, and sees whether
 * that still says what the code does.
 */
class StepsTest {
    private static final String METHOD = "[A-Z]\\w*\\.[a-z]\\w*";

    /** A comment that consists of names of methods. */
    private static final Pattern STEP =
            Pattern.compile("/\\* (" + METHOD + "(?:, " + METHOD + ")*) \\*/");

    /** An inline, with what is in the comments before it. */
    private static final Pattern INLINE =
            Pattern.compile("((?:/\\*(?:[^*]|\\*(?!/))*\\*/\\n)*)inline (?!scenario)(\\w+)\\(");

    private static final Pattern OF_THE_MODEL = Pattern.compile("/\\* Model: ");

    static final List<String> ROOMS =
            List.of("", "protocol.", "running.", "observation.", "outside.", "messages.");

    /** The classes whose methods all are in the model, or left out of it on purpose. */
    private static final List<String> WATCHED =
            List.of(
                    "protocol.Node",
                    "protocol.DetailedNode",
                    "protocol.LinkedNode",
                    "protocol.Links",
                    "protocol.Cascade",
                    "running.WorkNode");

    /** What makes no transition, or one that docs/specification.md says is not in the model. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    // what is asked
                    "Node.to",
                    "Node.flags",
                    "Node.name",
                    "Node.isBackground",
                    "DetailedNode.detailsLocked",
                    "DetailedNode.detailsFromTheBeginning",
                    "DetailedNode.notesLocked",
                    "DetailedNode.failureLocked",
                    "DetailedNode.teardownLocked",
                    "DetailedNode.teardownRunnerLocked",
                    "DetailedNode.closedWaitersLocked",
                    "DetailedNode.childrenClosedWaitersLocked",
                    "DetailedNode.gatesLocked",
                    "LinkedNode.pendingLocked",
                    "LinkedNode.outEndLocked",
                    "LinkedNode.linkAtLocked",
                    "LinkedNode.firstParentLocked",
                    "LinkedNode.newestInLocked",
                    "LinkedNode.aboutIncoming",
                    "LinkedNode.aboutOutgoing",
                    "WorkNode.shownName",
                    "WorkNode.workNode",
                    "WorkNode.functionLocked",
                    "WorkNode.gracedFunction",
                    "WorkNode.isFunctionInterruptible",
                    "WorkNode.isFunctionInterrupted",
                    "WorkNode.isAnswerToClosing",
                    "WorkNode.isOnFunctionThread",
                    "WorkNode.sleepsUntil",
                    "WorkNode.roleOf",
                    "WorkNode.roleLocked",
                    "WorkNode.runsCallbacksLocked",
                    "WorkNode.isHeldBy",
                    "WorkNode.willGiveUpOn",
                    "WorkNode.teardownLimit",
                    // where it is kept
                    "DetailedNode.beginWith",
                    "DetailedNode.keepOnlyFailureLocked",
                    "DetailedNode.setFailureLocked",
                    "DetailedNode.attachLocked",
                    "DetailedNode.attach",
                    "DetailedNode.ensureDetails",
                    "DetailedNode.newDetails",
                    "LinkedNode.releaseArrayLocked",
                    "Cascade.ofCall",
                    "Cascade.revisits",
                    "WorkNode.setLocked",
                    "WorkNode.limitTeardown",
                    // what another room does
                    "Node.startTeardown",
                    "Node.functionRunnerLocked",
                    "Node.wake",
                    "Node.functionNeverRuns",
                    "WorkNode.startTeardown",
                    "WorkNode.wake",
                    "WorkNode.functionNeverRuns",
                    // the user's code
                    "WorkNode.ensureNew",
                    // what is done for an observer
                    "Node.goOnEnding",
                    "Node.functionBeganLocked",
                    // background and early waiters
                    "LinkedNode.waitForever",
                    "Node.raiseEarly");

    @Test
    void everyTransitionIsInTheModel() {
        assertEquals(List.of(), WATCHED.stream().filter(StepsTest::isEmpty).toList());
        Set<String> named = named();
        List<String> missing =
                WATCHED.stream()
                        .flatMap(one -> methods("goprocess.impl." + one))
                        .filter(method -> !method.isSynthetic())
                        .map(StepsTest::nameOf)
                        .distinct()
                        .filter(name -> !named.contains(name) && !LEFT_OUT.contains(name))
                        .sorted()
                        .toList();
        assertEquals(
                List.of(),
                missing,
                "There are methods that no step of the model stands for: model them, or"
                        + " name them here as left out");
    }

    @Test
    void everyMethodThatIsNamedIsThere() {
        SortedSet<String> named = named();
        assertEquals(
                List.of(),
                Stream.concat(named.stream(), LEFT_OUT.stream())
                        .filter(name -> !isThere(name))
                        .toList(),
                "The model stands for methods of goprocess.impl that are not there: if they were"
                    + " renamed, name them anew; if the protocol has changed, so must the model");
        assertTrue(named.size() >= 70, () -> "The model names too few: " + named);
    }

    @Test
    void everyStepSaysWhatItStandsFor() {
        List<String> silent = new ArrayList<>();
        for (Path file : files()) {
            INLINE.matcher(text(file))
                    .results()
                    .filter(inline -> !saysWhatItStandsFor(inline.group(1)))
                    .map(inline -> file.getFileName() + ": " + inline.group(2))
                    .forEach(silent::add);
        }
        assertEquals(
                List.of(),
                silent,
                "Name the methods before it, as /* Node.begin, Node.beginAndUnlock */; or say what"
                        + " it is that no code does, as /* Model: ... */");
    }

    private static boolean saysWhatItStandsFor(String comments) {
        return STEP.matcher(comments).find() || OF_THE_MODEL.matcher(comments).find();
    }

    private static SortedSet<String> named() {
        SortedSet<String> named = new TreeSet<>();
        files().forEach(file -> named.addAll(namedIn(text(file))));
        return named;
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static List<String> namedIn(String text) {
        return STEP.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .flatMap(names -> Arrays.stream(names.split(", ")))
                .toList();
    }

    private static boolean isThere(String name) {
        int dot = name.indexOf('.');
        String method = name.substring(dot + 1);
        return ROOMS.stream()
                .flatMap(room -> methods("goprocess.impl." + room + name.substring(0, dot)))
                .anyMatch(one -> one.getName().equals(method));
    }

    private static boolean isEmpty(String className) {
        return methods("goprocess.impl." + className).findAny().isEmpty();
    }

    private static Stream<Method> methods(String className) {
        try {
            Class<?> found = Class.forName(className, false, StepsTest.class.getClassLoader());
            return Arrays.stream(found.getDeclaredMethods());
        } catch (ClassNotFoundException e) {
            return Stream.of();
        }
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.list(Path.of("model"))) {
            return all.filter(file -> file.toString().endsWith(".pml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
