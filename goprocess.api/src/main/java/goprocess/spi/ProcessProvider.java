package goprocess.spi;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * The implementation of the API, found by {@link java.util.ServiceLoader} with the API's class
 * loader. There must be exactly one.
 *
 * <p>The caller has checked the arguments for null, except where null is allowed.
 */
public interface ProcessProvider {
    /**
     * The version of this interface. It is a constant, so a provider returns the version that it
     * was compiled against.
     */
    int VERSION = 3;

    /**
     * The implementation that is installed. It is looked up at the first call, and again at each
     * call until one succeeds.
     *
     * @return the one provider
     * @throws IllegalStateException if there is none, several, a faulty one, or one built for
     *     another version of this interface; the message says which, and what to do
     */
    static ProcessProvider installed() {
        return InstalledProvider.get();
    }

    /**
     * The version of this interface that the provider was built against.
     *
     * @return {@link #VERSION} as it was then
     */
    int version();

    /**
     * The process that never closes.
     *
     * @return always the same
     */
    GoProcess background();

    /**
     * Opens a process without a function.
     *
     * @param parent its parent, or null
     * @param teardown its teardown, or null
     * @return the process
     */
    GoProcess open(@Nullable GoProcess parent, @Nullable Teardown teardown);

    /**
     * Opens a process and starts its function; when the function ends, the children are closed.
     *
     * @param parent its parent, or null
     * @param function the function
     * @return the process
     */
    GoProcess go(@Nullable GoProcess parent, ProcessFunction function);

    /**
     * Begins to describe a process.
     *
     * @param name its name; blank is refused
     * @return a builder
     */
    GoProcessBuilder named(String name);

    /**
     * Begins to describe the process of a whole application. A provider may override this default
     * and do more, for instance abandon whatever holds up the close.
     *
     * @param name its name; blank is refused
     * @return a builder
     */
    default GoProcessBuilder application(String name) {
        return named(name)
                .closeOnSignals("TERM", "INT")
                .closeOnShutdown(Duration.ofSeconds(25))
                .exitWhenClosed();
    }

    /**
     * Opens a process that closes on a signal of the operating system.
     *
     * @param names of the signals
     * @return the process
     */
    GoProcess withSignals(String... names);

    /**
     * Opens a process that closes when the JVM shuts down.
     *
     * @param timeout how long the hook waits
     * @return the process
     */
    GoProcess withShutdownHook(Duration timeout);

    /**
     * The open processes that have no open parent; all other open processes are their descendants.
     * They are tracked, by weak references, only while a {@link ProcessListener} is installed.
     *
     * @return a snapshot, in the order of their numbers; empty without a listener
     */
    List<ProcessNode> roots();

    /**
     * The functions, teardowns and callbacks that were abandoned and still run.
     *
     * @return a snapshot, in the order in which they were abandoned; empty where nothing can be
     *     abandoned
     */
    default List<AbandonedWork> abandoned() {
        return List.of();
    }

    /**
     * Logs a warning of a companion of this library, as the implementation logs its own: without
     * waiting for a log that blocks, and also to {@link System#err} while the JVM shuts down, if
     * {@link System.Logger} ends in java.util.logging, which is mute by then. This default waits
     * for the log.
     *
     * @param logger the name of the logger
     * @param text what happened
     * @param failure is logged with it, or null
     */
    default void warn(String logger, String text, @Nullable Throwable failure) {
        System.getLogger(logger).log(System.Logger.Level.WARNING, text, failure);
    }

    /**
     * A name as messages of the library show it: on one line of bounded length, without hidden
     * characters, so that it cannot forge a line of a log. This default changes nothing.
     *
     * @param name as it was given
     * @return the name, with escapes where needed
     */
    default String shown(String name) {
        return name;
    }

    /**
     * A time as messages of the library show it, such as "2.2 s". This default uses ISO 8601.
     *
     * @param time may be negative
     * @return its text
     */
    default String shown(Duration time) {
        return time.toString();
    }

    /**
     * The node of a process.
     *
     * @param process one of the library, or a {@link goprocess.api.ForwardingProcess} around one
     * @return its node
     * @throws IllegalArgumentException if it is not a process of the library
     */
    ProcessNode node(GoProcess process);
}
