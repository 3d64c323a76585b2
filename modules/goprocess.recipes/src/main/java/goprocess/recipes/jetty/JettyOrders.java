package goprocess.recipes.jetty;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;
import goprocess.recipes.Orders;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** {@code POST /orders} with the order as body. */
final class JettyOrders {
    /**
     * Shorter than the 25 seconds of the application, so that the other parts have time as well.
     */
    private static final long STOP_MILLIS = 10_000;

    private JettyOrders() {}

    public static void main(String[] args) throws Exception {
        GoProcess app = application("orders").open();
        Orders orders = new OrderFile(app, Path.of(args[0])).orders();

        InetAddress loopback = InetAddress.getLoopbackAddress();
        Server server = new Server(new InetSocketAddress(loopback, Integer.parseInt(args[1])));
        // Without this handler stop cuts off the requests. With it stop waits until they are
        // answered, and accepts no others.
        server.setHandler(new GracefulHandler(new Accepting(orders)));
        server.setStopTimeout(STOP_MILLIS);
        server.start();
        named("jetty").parent(orders.users()).teardown(server::stop).open();
        System.out.println("ready");
    }

    private static final class Accepting extends Handler.Abstract {
        private final Orders orders;

        Accepting(Orders orders) {
            this.orders = orders;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            orders.accept(Content.Source.asString(request));
            response.setStatus(202);
            callback.succeeded();
            return true;
        }
    }
}
