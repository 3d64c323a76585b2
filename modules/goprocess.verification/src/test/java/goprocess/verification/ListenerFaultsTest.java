package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.verification.watched.Misbehaviour;
import goprocess.verification.watched.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

/** Whatever a listener does at whatever event, the processes live as they would without it. */
class ListenerFaultsTest {
    private static final String IN_ORDER_WITHOUT_FAILURE = "db worker app false";

    @RegisterExtension final WarningLog log = new WarningLog();

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void whateverAListenerDoesNoProcessIsHarmed(Misbehaviour misbehaviour) throws Exception {
        List<String> lives = new WatchedLibrary(folder).play(misbehaviour);

        assertEquals(9, lives.size(), lives::toString);
        for (String life : lives) {
            assertEquals(IN_ORDER_WITHOUT_FAILURE, life.substring(life.indexOf(": ") + 2), life);
        }
    }

    @Test
    void whereverTheStackEndsAsAWaitIsToldOfTheProcessStillCloses() throws Exception {
        List<String> awaited = new WatchedLibrary(folder).play(Scenario.STACK_ENDS_AT_A_WAIT);

        assertEquals(1, awaited.size());
        assertTrue(awaited.get(0).endsWith(" CLOSED"), awaited::toString);
    }
}
