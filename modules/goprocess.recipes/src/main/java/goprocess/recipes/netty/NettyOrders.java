package goprocess.recipes.netty;

import static goprocess.api.GoProcesses.application;
import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;
import goprocess.recipes.Orders;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code POST /orders} with the order as body. */
final class NettyOrders {
    private static final int LARGEST = 65_536;

    private NettyOrders() {}

    public static void main(String[] args) throws Exception {
        GoProcess app = application("orders").open();
        Orders orders = new OrderFile(app, Path.of(args[0])).orders();

        // @start region="server"
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        // A loop completes what it has begun, so every accepted order is answered.
        GoProcess loops =
                named("loops")
                        .parent(orders.users())
                        .teardown(() -> group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync())
                        .open();
        Channel listener =
                new ServerBootstrap()
                        .group(group)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new Connection(orders))
                        .bind(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]))
                        .sync()
                        .channel();
        named("listener").parent(loops).teardown(() -> listener.close().sync()).open();
        // @end
        System.out.println("ready");
    }

    private static final class Connection extends ChannelInitializer<SocketChannel> {
        private final Orders orders;

        Connection(Orders orders) {
            this.orders = orders;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(LARGEST))
                    .addLast(new Accepting(orders));
        }
    }

    private static final class Accepting extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Orders orders;

        Accepting(Orders orders) {
            this.orders = orders;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            orders.accept(request.content().toString(StandardCharsets.UTF_8));
            FullHttpResponse accepted =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.ACCEPTED);
            HttpUtil.setContentLength(accepted, 0);
            var unused = context.writeAndFlush(accepted);
        }
    }
}
