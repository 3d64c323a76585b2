package goprocess.impl;

import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;
import goprocess.impl.running.GracedFunction;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ThreadFactory;

/** A process with a function. It is also the task of the function's thread. */
final class FunctionProcess extends StandardProcess implements Runnable {
    // Guarded by the lock.
    private @Nullable ProcessFunction function;
    private @Nullable Thread thread;

    /**
     * @param afterChildren whether the end of the function lets the children finish instead of
     *     closing them
     */
    FunctionProcess(
            @Nullable String name,
            ProcessFunction function,
            boolean afterChildren,
            @Nullable Teardown teardown,
            boolean held) {
        super(name, FUNCTION | FUNCTION_OPEN | (afterChildren ? LETS_CHILDREN : 0), teardown, held);
        this.function = function;
        if (function instanceof GracedFunction graced) {
            graced.belongTo(this);
        }
    }

    /** Starts the function. */
    void start(@Nullable ThreadFactory factory) {
        start(this, factory);
    }

    @Override
    protected @Nullable ProcessFunction functionLocked() {
        return function;
    }

    @Override
    public @Nullable Thread functionRunnerLocked() {
        return thread;
    }

    @Override
    protected void setLocked(@Nullable ProcessFunction newFunction, @Nullable Thread newThread) {
        function = newFunction;
        thread = newThread;
    }
}
