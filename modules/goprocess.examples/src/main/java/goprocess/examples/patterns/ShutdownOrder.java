package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

/** A service in which each part closes before the parts that it uses. */
final class ShutdownOrder {
    private ShutdownOrder() {}

    /** The server uses the database and the broker. */
    static GoProcess open(AutoCloseable database, AutoCloseable broker, AutoCloseable server) {
        // @start region="order"
        GoProcess app = application("orders").open();

        GoProcess db = named("db").parent(app).teardown(database::close).open();
        GoProcess mq = named("mq").parent(app).teardown(broker::close).open();
        named("http").parent(db).parent(mq).teardown(server::close).open();
        // @end
        return app;
    }
}
