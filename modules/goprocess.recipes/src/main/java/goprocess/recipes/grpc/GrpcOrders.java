package goprocess.recipes.grpc;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;
import goprocess.recipes.Orders;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A gRPC service with one method: it takes an order and answers {@code accepted}. */
public final class GrpcOrders {
    /** The method, as protoc would have generated it. Its messages are plain text. */
    public static final MethodDescriptor<String, String> ACCEPT =
            MethodDescriptor.<String, String>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("Orders/Accept")
                    .setRequestMarshaller(new TextMarshaller())
                    .setResponseMarshaller(new TextMarshaller())
                    .build();

    private static final long PATIENCE_SECONDS = 10;

    private GrpcOrders() {}

    /**
     * Runs the service.
     *
     * @param args the file of the orders, and the port
     * @throws IOException if the file cannot be created, or the port is not available
     */
    public static void main(String[] args) throws IOException {
        GoProcess app = application("orders").open();
        Orders orders = new OrderFile(app, Path.of(args[0])).orders();

        InetAddress loopback = InetAddress.getLoopbackAddress();
        // @start region="server"
        Server server =
                NettyServerBuilder.forAddress(
                                new InetSocketAddress(loopback, Integer.parseInt(args[1])))
                        .addService(service(orders))
                        .build()
                        .start();
        named("grpc").parent(orders.users()).teardown(() -> stop(server)).open();
        // @end
        System.out.println("ready");
    }

    private static ServerServiceDefinition service(Orders orders) {
        return ServerServiceDefinition.builder("Orders")
                .addMethod(
                        ACCEPT,
                        ServerCalls.asyncUnaryCall(
                                (order, answer) -> accept(orders, order, answer)))
                .build();
    }

    private static void accept(Orders orders, String order, StreamObserver<String> answer) {
        orders.accept(order);
        answer.onNext("accepted");
        answer.onCompleted();
    }

    // @start region="stop"
    /** Refuses new calls, and answers those that have begun. */
    private static void stop(Server server) throws InterruptedException {
        server.shutdown();
        if (!server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            server.shutdownNow();
        }
    }
    // @end
}
