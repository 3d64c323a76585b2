package goprocess.api;

import goprocess.spi.ProcessProvider;

import java.time.Duration;
import java.util.Objects;

/**
 * The functions of Go's {@code goprocess} package: they make processes.
 *
 * <p>Every method throws {@link IllegalStateException} where the implementation is missing or there
 * are several; the message names the module to add. It is looked for again at the next call.
 */
public final class GoProcesses {
    private GoProcesses() {}

    /**
     * The process that never closes and never begins to; Go's {@code Background}.
     *
     * <p>Its {@code close}, {@code closeAfterChildren} and {@code err} wait for ever, {@code
     * close(Duration)} times out, its signals are never raised. A link under it does and keeps
     * nothing; {@code go} is the static {@link #go(ProcessFunction) go}; {@code setTeardown} is
     * refused. As somebody's child it is waited for, for ever.
     *
     * @return always the same process
     */
    public static GoProcess background() {
        return ProcessProvider.installed().background();
    }

    /**
     * Runs a function in a new process without a parent; Go's {@code Go}. The process closes when
     * the function returns, and takes its children with it.
     *
     * @param function runs on a new virtual thread; it is given the process
     * @return the process
     * @throws NullPointerException if {@code function} is null
     */
    public static GoProcess go(ProcessFunction function) {
        return ProcessProvider.installed().go(null, Objects.requireNonNull(function, "function"));
    }

    /**
     * The same as {@link #go(ProcessFunction)}; Go's {@code Spawn}.
     *
     * @param function runs on a new virtual thread; it is given the process
     * @return the process
     * @throws NullPointerException if {@code function} is null
     */
    public static GoProcess spawn(ProcessFunction function) {
        return go(function);
    }

    /**
     * Runs a function in a new child, which is registered with its parent before the function
     * starts; Go's {@code GoChild}. The child closes when the function returns, and takes its
     * children with it (where {@link GoProcess#go(ProcessFunction)} lets them finish).
     *
     * @param parent closes the child, and waits for it
     * @param function runs on a new virtual thread; it is given the child
     * @return the child; closing already if the parent is
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun, or it is closed; the
     *     function never runs
     */
    public static GoProcess goChild(GoProcess parent, ProcessFunction function) {
        Objects.requireNonNull(parent, "parent");
        return ProcessProvider.installed().go(parent, Objects.requireNonNull(function, "function"));
    }

    /**
     * The same as {@link #goChild}; Go's {@code SpawnChild}.
     *
     * @param parent closes the child, and waits for it
     * @param function runs on a new virtual thread; it is given the child
     * @return the child; closing already if the parent is
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun, or it is closed; the
     *     function never runs
     */
    public static GoProcess spawnChild(GoProcess parent, ProcessFunction function) {
        return goChild(parent, function);
    }

    /**
     * Opens a process with a teardown and no parent; Go's {@code WithTeardown}.
     *
     * @param teardown runs exactly once, when the process closes, after everything it waits for
     * @return the process
     * @throws NullPointerException if {@code teardown} is null
     */
    public static GoProcess withTeardown(Teardown teardown) {
        return ProcessProvider.installed().open(null, Objects.requireNonNull(teardown, "teardown"));
    }

    /**
     * Opens a child; Go's {@code WithParent}.
     *
     * @param parent closes the child, and waits for it
     * @return the child; closing already if the parent is
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun, or it is closed
     */
    public static GoProcess withParent(GoProcess parent) {
        return ProcessProvider.installed().open(Objects.requireNonNull(parent, "parent"), null);
    }

    /**
     * Opens a process that closes when one of the operating system's signals arrives; Go's {@code
     * WithSignals}.
     *
     * <p>When the first arrives, and when the process is closed in any other way, all its signals
     * go back to whoever had them before, unless somebody took them over or another running process
     * listens: so a second Ctrl-C kills. Several processes may listen to one signal; all of them
     * close. This happens before the JVM's shutdown hooks start: the JVM ends by itself when its
     * last non-daemon thread does. From the signal until the process is closed one non-daemon
     * platform thread keeps it alive; before that, let {@code main} wait for {@link
     * GoProcess#closed()}.
     *
     * @param names of the signals, such as {@code "TERM"} or {@code "SIGTERM"}
     * @return the process
     * @throws NullPointerException if a name is null
     * @throws IllegalArgumentException if there is no name, or one that does not exist here or
     *     cannot be caught; no signal is taken then
     */
    public static GoProcess withSignals(String... names) {
        return ProcessProvider.installed().withSignals(names.clone());
    }

    /**
     * Opens a process that closes when the JVM shuts down, by a shutdown hook. Hooks run at the
     * same time in no order; prefer {@link #withSignals}, which acts before them.
     *
     * <p>A function or teardown below it must not call {@link System#exit}: that does not return
     * before the hook does, and the hook waits for it until the timeout. Use {@code closeAsync()}
     * there, and let {@code main} exit.
     *
     * @param timeout how long the hook waits for the process to be closed; zero or less does not
     *     wait, more than the clock can hold waits for ever
     * @return the process
     * @throws NullPointerException if {@code timeout} is null
     * @throws IllegalStateException if the JVM is shutting down already
     */
    public static GoProcess withShutdownHook(Duration timeout) {
        return ProcessProvider.installed()
                .withShutdownHook(Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Describes a new process: the Java way to say more than one thing about it.
     *
     * @param name of the process; not blank, not necessarily unique
     * @return a builder for one process
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank
     */
    @CheckReturnValue
    public static GoProcessBuilder named(String name) {
        Objects.requireNonNull(name, "name");
        return ProcessProvider.installed().named(name);
    }
}
