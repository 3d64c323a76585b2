package goprocess.queue;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A queue that is a process. When it begins to close, it still accepts elements until its producers
 * have closed. Then it is sealed, and its consumers learn when it is drained. So nothing that was
 * accepted is lost when an application closes.
 *
 * <p><b>The producers are its children</b>, because they use it. A queue that has begun to close
 * accepts elements while a child is open: an HTTP server that is a child may still put the elements
 * from its last requests. When the children, and whatever else the queue waits for, have closed,
 * the queue is sealed and closes. Until then any code may put, whether it belongs to a child or
 * not. Once the queue is sealed, every put is refused with a {@link SealedException}: the producer
 * was no child, or put after it had closed. A function that ends with it has failed. Sealing is the
 * teardown of the queue, so it cannot have another one: {@link #setTeardown} throws {@link
 * IllegalStateException}.
 *
 * <p><b>The consumers go on until {@link #take()} returns empty.</b> They do not have to check
 * {@code closing()}. A consumer is usually a child of the application, or of what it uses. It
 * {@linkplain GoProcess#waitFor waits for} the queue, so that it closes afterwards. It is never a
 * child of the queue: the two would wait for each other.
 *
 * <p>Elements are taken in the order in which they were put. Any number of threads may put and take
 * at the same time; the order in which they are served is not specified. Actions before an element
 * is put <em>happen before</em> actions after it is taken. A closed queue may still have elements,
 * which can be taken. {@link #close()} and {@link #close(Duration)} wait for the children, not for
 * the consumers. To know that all work is done, wait for the consumers, or for their parent.
 *
 * <p>All methods may be called by any thread.
 *
 * @param <T> the type of the elements
 */
public final class DrainQueue<T> extends ForwardingProcess {
    private final Elements<T> elements;

    /**
     * Opens a queue that holds any number of elements, named {@code queue}.
     *
     * @param parent closes the queue, and waits for it; {@link GoProcesses#background()} for none
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public DrainQueue(GoProcess parent) {
        this("queue", parent);
    }

    /**
     * Opens a queue with a limited capacity, named {@code queue}.
     *
     * @param parent closes the queue, and waits for it; {@link GoProcesses#background()} for none
     * @param capacity how many elements it holds, at least one
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code capacity} is less than one, or {@code parent} is
     *     not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public DrainQueue(GoProcess parent, int capacity) {
        this("queue", parent, capacity);
    }

    /**
     * Opens a queue that holds any number of elements.
     *
     * @param name of the queue; not blank, not necessarily unique
     * @param parent closes the queue, and waits for it; {@link GoProcesses#background()} for none
     * @throws NullPointerException if {@code name} or {@code parent} is null
     * @throws IllegalArgumentException if {@code name} is blank, or {@code parent} is not a process
     *     of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public DrainQueue(String name, GoProcess parent) {
        this(name, parent, Integer.MAX_VALUE);
    }

    /**
     * Opens a queue with a limited capacity.
     *
     * @param name of the queue; not blank, not necessarily unique
     * @param parent closes the queue, and waits for it; {@link GoProcesses#background()} for none
     * @param capacity how many elements it holds, at least one
     * @throws NullPointerException if {@code name} or {@code parent} is null
     * @throws IllegalArgumentException if {@code name} is blank, {@code capacity} is less than one,
     *     or {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public DrainQueue(String name, GoProcess parent, int capacity) {
        this(name, parent, new Elements<>(capacity), capacity);
    }

    private DrainQueue(String name, GoProcess parent, Elements<T> elements, int capacity) {
        super(open(name, parent, elements::seal, capacity));
        this.elements = elements;
    }

    private static GoProcess open(String name, GoProcess parent, Teardown seal, int capacity) {
        var queue = GoProcesses.named(name).parent(parent).teardown(seal);
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    ProcessProvider.installed().shown(name)
                            + ": the capacity must be one or more, but is "
                            + capacity);
        }
        return queue.open();
    }

    /**
     * Puts an element at the end, and waits for room if the queue is full.
     *
     * @param element not null
     * @throws NullPointerException if {@code element} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     element is not in the queue
     * @throws SealedException if the queue is sealed, or becomes so while the call waits; the
     *     element is not in the queue
     */
    public void put(T element) throws InterruptedException {
        given(element, "element");
        isAccepted(elements.put(element, Long.MAX_VALUE));
    }

    /**
     * Puts an element at the end if there is room, and does not wait.
     *
     * @param element not null
     * @return whether it was accepted; false if the queue is full
     * @throws NullPointerException if {@code element} is null
     * @throws SealedException if the queue is sealed; the element is not in it
     */
    public boolean offer(T element) {
        given(element, "element");
        return isAccepted(elements.tryPut(element));
    }

    /**
     * Puts an element at the end, and waits for room up to the timeout.
     *
     * @param element not null
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @return whether it was accepted; false if the queue was full throughout
     * @throws NullPointerException if an argument is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     element is not in the queue
     * @throws SealedException if the queue is sealed, or becomes so while the call waits; the
     *     element is not in the queue
     */
    public boolean offer(T element, Duration timeout) throws InterruptedException {
        given(element, "element");
        return isAccepted(elements.put(element, nanos(timeout)));
    }

    /**
     * Takes the first element, and waits until there is one.
     *
     * @return the element; empty if the queue is sealed and drained, so that no more can come
     * @throws InterruptedException if the thread is interrupted before or while it waits; no
     *     element is lost
     */
    public Optional<T> take() throws InterruptedException {
        return elements.take(Long.MAX_VALUE);
    }

    /**
     * Takes the first element if there is one, and does not wait.
     *
     * @return the element; empty if there is none now. {@link #isDrained()} says whether more may
     *     come
     */
    public Optional<T> poll() {
        return elements.tryTake();
    }

    /**
     * Takes the first element, and waits for one up to the timeout.
     *
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @return the element; empty if there was none in time, or at once if the queue is sealed and
     *     drained. {@link #isDrained()} says which of the two it was
     * @throws NullPointerException if {@code timeout} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; no
     *     element is lost
     */
    public Optional<T> poll(Duration timeout) throws InterruptedException {
        return elements.take(nanos(timeout));
    }

    /**
     * How many elements are in the queue at this moment.
     *
     * @return zero or more
     */
    public int size() {
        return elements.size();
    }

    /**
     * Whether the queue is sealed and has no element, so that no more can come.
     *
     * @return once true, it stays true
     */
    public boolean isDrained() {
        return elements.isDrained();
    }

    private boolean isAccepted(Elements.Put put) {
        return switch (put) {
            case ACCEPTED -> true;
            case FULL -> false;
            case SEALED ->
                    throw new SealedException(
                            this
                                    + " is sealed and accepts nothing any more: make the producer a"
                                    + " child of the queue, and put before the producer has closed",
                            this);
        };
    }

    private long nanos(Duration timeout) {
        return TimeUnit.NANOSECONDS.convert(given(timeout, "timeout"));
    }

    private <A> A given(@Nullable A argument, String role) {
        if (argument == null) {
            throw new NullPointerException(
                    this + " was given null in place of the " + role + ": give one");
        }
        return argument;
    }
}
