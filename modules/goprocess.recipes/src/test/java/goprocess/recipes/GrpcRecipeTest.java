package goprocess.recipes;

import goprocess.recipes.grpc.GrpcOrders;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

class GrpcRecipeTest {
    @TempDir Path folder;

    @Test
    void whatWasAcceptedIsStored() throws Exception {
        Path file = folder.resolve("orders");
        int port = RecipesTest.freePort();
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .usePlaintext()
                        .disableRetry()
                        .build();
        try {
            Term.under(
                            GrpcOrders.class,
                            file.toString(),
                            port,
                            () -> item -> order(channel, item),
                            () -> RecipesTest.linesOf(file))
                    .assertNothingIsLost();
        } finally {
            channel.shutdownNow();
        }
    }

    private static boolean order(ManagedChannel channel, String item) {
        String answer =
                ClientCalls.blockingUnaryCall(
                        channel, GrpcOrders.ACCEPT, CallOptions.DEFAULT, item);
        return answer.equals("accepted");
    }
}
