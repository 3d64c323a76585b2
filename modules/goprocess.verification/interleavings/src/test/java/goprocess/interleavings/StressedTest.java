package goprocess.interleavings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The machine chooses the interleavings; teardowns have threads of their own.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=StressedTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class StressedTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatCallsReturnCanBePutInAnOrder(int threads) {
        Depth.stress(ProcessWithFunctions.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatCallsReturnCanBePutInAnOrderThoughItIsWishedClosed(int threads) {
        Depth.stress(ProcessWithAWish.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void callsOnSeveralProcessesKeepTheirPromises(int threads) {
        Depth.stress(WatchedDiamond.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsGivenUpCountsOnce(int threads) {
        Depth.stress(HeldWorker.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aFailureIsHandedOnOnce(int threads) {
        Depth.stress(HandedOn.class, threads);
    }
}
