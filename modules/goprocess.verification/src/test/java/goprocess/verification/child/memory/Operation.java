package goprocess.verification.child.memory;

import goprocess.api.GoProcesses;
import goprocess.api.Signal;

import java.time.Duration;
import java.util.function.Consumer;

/** A call of the library that may find no memory; each opens or links all or nothing. */
enum Operation {
    OPEN(service -> service.opened = GoProcesses.withTeardown(service::tearDownExtra)),
    OPEN_CHILD(
            service -> {
                service.withoutTeardown = true;
                service.opened = GoProcesses.withParent(service.root);
            }),
    BUILD(
            service ->
                    service.opened =
                            GoProcesses.named("extra")
                                    .parent(service.root)
                                    .parent(service.other)
                                    .waitFor(service.loose)
                                    .closeOnFailure(service.other)
                                    .teardown(service::tearDownExtra)
                                    .open()),
    WAIT_FOR(service -> service.root.waitFor(service.loose)),
    ADD_CHILD(service -> service.other.addChild(service.loose)),
    ADD_CHILD_NO_WAIT(service -> service.root.addChildNoWait(service.loose)),
    GO(
            service ->
                    service.opened =
                            GoProcesses.named("extra")
                                    .parent(service.root)
                                    .teardown(service::tearDownExtra)
                                    .go(service::runExtra)),
    GO_INTERRUPTIBLE(
            service ->
                    service.opened =
                            GoProcesses.named("extra")
                                    .parent(service.root)
                                    .interruptAfter(Duration.ZERO)
                                    .teardown(service::tearDownExtra)
                                    .go(service::runExtra)),
    GO_PLATFORM(
            service ->
                    service.opened =
                            GoProcesses.named("extra")
                                    .parent(service.root)
                                    .threadFactory(Thread::new)
                                    .teardown(service::tearDownExtra)
                                    .go(service::runExtra)),
    WATCH(
            service -> {
                service.root.closing().onRaised(() -> {}).cancel();
                service.root.closed().toFuture().cancel(false);
                Signal.anyOf(service.root.closing(), service.loose.closing()).toFuture();
            }),
    CLOSE(service -> service.root.close()),
    CLOSE_ASYNC(service -> service.root.closeAsync()),
    CLOSE_WITH_TIMEOUT(service -> service.root.close(Duration.ZERO)),
    CLOSE_AFTER_CHILDREN(
            service -> {
                service.root.closeAsync();
                service.root.closeAfterChildren();
            }),
    ERR(
            service -> {
                service.root.closeAsync();
                service.root.err();
            });

    private final Consumer<Service> call;

    Operation(Consumer<Service> call) {
        this.call = call;
    }

    void run(Service service) {
        call.accept(service);
    }

    boolean links() {
        return ordinal() <= ADD_CHILD_NO_WAIT.ordinal();
    }
}
