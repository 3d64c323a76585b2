package goprocess.compatibility;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** An application, loaded by a {@link StoppedLoader}. It opens processes and returns their end. */
public final class StoppedApplication implements Supplier<Supplier<?>> {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public Supplier<?> get() {
        GoProcess shop =
                GoProcesses.named("shop")
                        .closeOnShutdown(Duration.ofMinutes(1))
                        .teardown(() -> {})
                        .open();
        Exception failure = new IllegalStateException("is logged");
        GoProcesses.named("cache")
                .parent(shop)
                .teardown(
                        () -> {
                            throw failure;
                        })
                .open();
        GoProcesses.named("order").parent(shop).go(self -> self.closing().await()).close();
        GoProcesses.named("orders")
                .parent(shop)
                .interruptAfter(Duration.ZERO)
                .abandonAfter(Duration.ofHours(1))
                .go(self -> never.await())
                .closed()
                .onRaised(() -> {});
        return () -> {
            shop.close();
            return shop.state();
        };
    }
}
