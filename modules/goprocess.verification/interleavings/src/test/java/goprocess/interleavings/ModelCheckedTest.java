package goprocess.interleavings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lincheck chooses the interleavings, and sees every step.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=ModelCheckedTest -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ModelCheckedTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatCallsReturnCanBePutInAnOrder(int threads) {
        Depth.modelCheck(ProcessWithFunctions.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatCallsReturnCanBePutInAnOrderThoughItIsWishedClosed(int threads) {
        Depth.modelCheck(ProcessWithAWish.class, threads);
    }

    @Test
    void aLockIsHeldByOne() {
        Depth.modelCheck(HeldByOne.class, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void callsOnSeveralProcessesKeepTheirPromises(int threads) {
        Depth.modelCheck(WatchedDiamond.class, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aFailureIsHandedOnOnce(int threads) {
        Depth.modelCheck(HandedOn.class, threads);
    }
}
