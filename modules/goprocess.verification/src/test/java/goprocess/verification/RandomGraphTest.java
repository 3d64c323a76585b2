package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.ProcessListener;
import goprocess.verification.random.Campaign;
import goprocess.verification.random.Tally;
import goprocess.verification.random.WatchedCampaign;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Random graphs, closed by several threads at once: whenever nothing moves any more, the library is
 * where the model of the contract is. The short form, of 200,000 processes, is part of every build.
 * The long form, of ten million, is
 *
 * <pre>mvn -B -Plong verify -pl modules/goprocess.verification -am -Dtest=RandomGraphTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * A plan that fails names its seed; {@code -Dgoprocess.seed=N} performs that plan alone, {@code
 * -Dgoprocess.times=1000} times. Its smallest part that fails becomes a kept plan here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 3, unit = TimeUnit.HOURS) // of the long form; what hangs is found in a minute
class RandomGraphTest {
    private static final boolean LONG = "LONG".equals(System.getProperty("goprocess.depth"));

    private static final long PROCESSES = LONG ? 10_000_000 : 200_000;

    private static long anySeed() {
        return new Random().nextLong();
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-callback-does-not-hold-the-teardown",
                "a-closed-process-stays-linked",
                "a-failing-teardown-closes-nobody",
                "a-failure-comes-before-its-opening-returns",
                "a-failure-is-logged-twice",
                "a-further-link-is-not-counted",
                "a-refused-wait-holds-up-nobody",
                "a-teardowns-error-is-dropped",
                "an-interrupt-reaches-the-teardown-of-another",
                "closed-is-raised-before-the-teardown",
                "the-end-of-a-function-closes-its-children",
                "the-list-of-a-target-keeps-a-link",
                "the-second-error-is-not-suppressed"
            })
    void aKeptPlanSucceeds(String name) throws IOException {
        try (Campaign campaign = new Campaign();
                InputStream text = getClass().getResourceAsStream("random/" + name + ".plan")) {
            campaign.kept(name, new String(text.readAllBytes(), StandardCharsets.UTF_8), 200);
        }
    }

    @Order(2)
    @Test
    void whateverThreadsDoTheLibraryIsWhereTheModelIs() {
        Long seed = Long.getLong("goprocess.seed");
        try (Campaign campaign = new Campaign()) {
            if (seed == null) {
                campaign.random(anySeed(), PROCESSES);
            } else {
                campaign.seed(seed, Integer.getInteger("goprocess.times", 1_000));
            }
            System.out.println(campaign);
        }
    }

    @Order(3)
    @Test
    void aListenerIsToldAndNothingElseChanges(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(ProcessListener.class.getName()), Tally.class.getName());
        ClassLoader loader =
                new Installation(folder)
                        .withImplementation()
                        .with(LibraryPath.TESTS)
                        .with(folder)
                        .classPath();

        Callable<?> campaign =
                (Callable<?>)
                        Class.forName(WatchedCampaign.class.getName(), true, loader)
                                .getConstructor(long.class, long.class)
                                .newInstance(anySeed(), PROCESSES / 10);

        assertEquals("", campaign.call());
    }
}
