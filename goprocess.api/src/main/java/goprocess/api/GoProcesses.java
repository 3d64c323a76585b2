package goprocess.api;

import goprocess.spi.ProcessProvider;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * The functions of Go's {@code goprocess} package: they make processes.
 *
 * <p>Every method throws {@link IllegalStateException} if the implementation is missing or there
 * are several; the message names the module to add. The next call looks for it again.
 */
public final class GoProcesses {
    private GoProcesses() {}

    /**
     * The process that never closes and never begins to; Go's {@code Background}.
     *
     * <p>Its {@code close}, {@code closeAfterChildren} and {@code err} wait indefinitely, {@code
     * close(Duration)} times out, and its signals are never raised. A link from it has no effect
     * and retains nothing; {@code go} is the static {@link #go(ProcessFunction) go}; {@code
     * setTeardown} is refused. A process that has it as a child waits for it indefinitely.
     *
     * @return always the same process
     */
    public static GoProcess background() {
        return ProcessProvider.installed().background();
    }

    /**
     * Runs a function in a new process without a parent; Go's {@code Go}. The process closes when
     * the function returns, and its children with it.
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
     * starts; Go's {@code GoChild}. The child closes when the function returns, and its children
     * with it ({@link GoProcess#go(ProcessFunction)} lets them finish).
     *
     * @param parent closes the child, and waits for it
     * @param function runs on a new virtual thread; it is given the child
     * @return the child; already closing if the parent is
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
     * @return the child; already closing if the parent is
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
     * @return the child; already closing if the parent is
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun, or it is closed
     */
    public static GoProcess withParent(GoProcess parent) {
        return ProcessProvider.installed().open(Objects.requireNonNull(parent, "parent"), null);
    }

    /**
     * Opens a process that closes when a stage completes, normally or exceptionally; Go's {@code
     * WithContext}. For a process with a name, parents or a teardown, see {@link
     * GoProcessBuilder#closeWhen}.
     *
     * @param stage as in {@link ProcessFutures#closeWhen}
     * @return the process; already closing if the stage is complete
     * @throws NullPointerException if {@code stage} is null
     * @throws UnsupportedOperationException if the stage has no {@link
     *     CompletionStage#toCompletableFuture()}
     */
    public static GoProcess withFuture(CompletionStage<?> stage) {
        var future = StageLink.future(Objects.requireNonNull(stage, "stage"));
        GoProcess process = ProcessProvider.installed().open(null, null);
        StageLink.close(process, future);
        return process;
    }

    /**
     * Opens a process that closes when one of the operating system's signals arrives; Go's {@code
     * WithSignals}.
     *
     * <p>The library's handler stays installed until the process is closed. The first signal begins
     * the close, or joins one that began for another reason. Further signals within a second of
     * that count as the same request, since launchers repeat what the terminal has already sent. A
     * later one is passed on to the handler that was installed before. So a second Ctrl-C ends the
     * JVM, and no shutdown hook of the library waits any longer. When the process is closed the
     * earlier handlers are put back, unless another open process listens, or other code has
     * replaced the library's. Several processes may listen to one signal; all of them close, and
     * none waits for another.
     *
     * <p>A signal that was ignored when the JVM was started ({@code nohup}, {@code &} in a script)
     * stays ignored, and a warning says so.
     *
     * <p>The close begins before the JVM's shutdown hooks start. While the process is closing, a
     * non-daemon platform thread keeps the JVM alive, whatever began the close. Before that the
     * library has only daemon threads: let {@code main} wait for {@link GoProcess#closed()}. For a
     * whole program prefer {@link #application}, which keeps the JVM alive by itself and ends it.
     *
     * @param names of the signals, such as {@code "TERM"} or {@code "SIGTERM"}
     * @return the process
     * @throws NullPointerException if a name is null
     * @throws IllegalArgumentException if there is no name, or one that does not exist on this
     *     system or cannot be caught; no handler is installed then
     */
    public static GoProcess withSignals(String... names) {
        return ProcessProvider.installed().withSignals(names.clone());
    }

    /**
     * Opens a process that closes when the JVM shuts down, by a shutdown hook. Hooks run
     * concurrently and in no order; prefer {@link #application} or {@link #withSignals}, which act
     * before them.
     *
     * <p>There is one timeout, counted from the beginning of the close, whatever began it. If the
     * close began before the shutdown, the hook waits for the rest of the timeout. When it expires,
     * what is still open is named in the log.
     *
     * <p>A function or teardown that the process waits for should not call {@link System#exit},
     * which does not return before the hook does. Use {@code closeAsync()} there, and let {@code
     * main} exit.
     *
     * @param timeout how long the hook waits for the process to be closed; zero or less does not
     *     wait, a time longer than the clock can hold waits indefinitely
     * @return the process
     * @throws NullPointerException if {@code timeout} is null
     * @throws IllegalStateException if the JVM is already shutting down
     */
    public static GoProcess withShutdownHook(Duration timeout) {
        return ProcessProvider.installed()
                .withShutdownHook(Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Describes the process of a whole program. It is {@link #named named}, closes on TERM and INT
     * ({@link GoProcessBuilder#closeOnSignals}), closes within 25 seconds when the JVM shuts down
     * ({@link GoProcessBuilder#closeOnShutdown}), and ends the JVM when it is closed ({@link
     * GoProcessBuilder#exitWhenClosed}). Its teardowns run in every case except a kill: whether
     * {@code main} returns, throws or calls {@link System#exit}.
     *
     * <p>When four fifths of the timeout have passed since closing began, it abandons whatever
     * holds it up, and logs this: one part that is stuck does not cost the others their teardown.
     *
     * {@snippet :
     * GoProcess app = GoProcesses.application("orders").open();
     * }
     *
     * <p>{@link GoProcessBuilder#closeOnShutdown} sets another timeout; {@link
     * GoProcessBuilder#closeOnSignals} adds signals.
     *
     * @param name of the program; not blank
     * @return a builder for one process; a JVM has one application open at a time
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank
     */
    @CheckReturnValue
    public static GoProcessBuilder application(String name) {
        return ProcessProvider.installed().application(name);
    }

    /**
     * Describes a new process: the Java way to set more than one thing about it.
     *
     * @param name of the process; not blank, not necessarily unique
     * @return a builder for one process
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank
     */
    @CheckReturnValue
    public static GoProcessBuilder named(String name) {
        return ProcessProvider.installed().named(name);
    }
}
