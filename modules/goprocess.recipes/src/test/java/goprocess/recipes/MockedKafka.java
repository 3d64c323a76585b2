package goprocess.recipes;

import static goprocess.api.GoProcesses.application;

import goprocess.api.GoProcess;
import goprocess.recipes.kafka.OrderConsumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The consumer as an application, with a broker that delivers faster than it stores. */
final class MockedKafka {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final long NANOS_BETWEEN = 300_000;

    /** Of this many that are not committed, all can be stored, however late the signal comes. */
    private static final int MOST_AHEAD = 100;

    private MockedKafka() {}

    public static void main(String[] args) throws IOException {
        Counting consumer = new Counting();
        GoProcess app =
                application("orders")
                        .teardown(() -> System.out.println("committed " + consumer.committed))
                        .open();
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        OrderConsumer.start(app, consumer, new OrderFile(app, Path.of(args[0])));
        app.go("broker", self -> deliver(self, consumer));
    }

    private static void deliver(GoProcess self, Counting consumer) {
        long offset = 0;
        while (!self.closing().isRaised() && !consumer.closed()) {
            if (offset - consumer.committed < MOST_AHEAD) {
                consumer.addRecord(new ConsumerRecord<>("orders", 0, offset, "key", order(offset)));
                offset++;
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
    }

    static String order(long offset) {
        return "order-" + offset;
    }

    /** Says so at its first commit, and keeps the offset of its last. */
    private static final class Counting extends MockConsumer<String, String> {
        private volatile long committed;

        Counting() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync() {
            super.commitSync();
            long position = position(PARTITION);
            if (committed == 0 && position > 0) {
                System.out.println("committed");
            }
            committed = position;
        }
    }
}
