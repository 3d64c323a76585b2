package goprocess.recipes.kafka;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;
import goprocess.recipes.OrderFile;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

import java.io.IOException;
import java.time.Duration;

/**
 * A Kafka consumer that is a process. It commits the orders that it has stored. The others are
 * delivered again to the next consumer.
 */
public final class OrderConsumer {
    private static final Duration POLL = Duration.ofSeconds(1);

    private OrderConsumer() {}

    /**
     * Starts to consume.
     *
     * @param app the application; it closes if the consumer fails
     * @param consumer has subscribed; it is closed by the process, on its thread
     * @param file where the orders are stored
     * @return the process
     */
    public static GoProcess start(
            GoProcess app, Consumer<String, String> consumer, OrderFile file) {
        // @start region="consumer"
        return named("consumer")
                .parent(file.process())
                .closeOnFailure(app)
                .go(
                        self -> {
                            // This is the only method of a consumer that another thread may call.
                            self.closing().onRaised(consumer::wakeup);
                            try (consumer) {
                                consume(self, consumer, file);
                            }
                        });
        // @end
    }

    // @start region="consume"
    private static void consume(GoProcess self, Consumer<String, String> consumer, OrderFile file)
            throws IOException {
        try {
            while (!self.closing().isRaised()) {
                for (ConsumerRecord<String, String> order : consumer.poll(POLL)) {
                    file.write(order.value());
                }
                // If the wakeup comes here, these orders are delivered twice, and none is lost.
                consumer.commitSync();
            }
        } catch (WakeupException e) {
            if (!self.closing().isRaised()) {
                throw e;
            }
        }
    }
    // @end
}
