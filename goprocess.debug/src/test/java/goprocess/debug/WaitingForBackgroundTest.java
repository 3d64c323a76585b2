package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

@NothingLeftOpen
class WaitingForBackgroundTest {
    private final Garbage garbage = new Garbage();
    private GoProcess app = garbage.open("app");

    @AfterEach
    void forget() {
        app = null;
        garbage.collect();
    }

    @Test
    void oneThatWaitsForItIsNamed() {
        GoProcess service = garbage.remember(GoProcesses.named("service").parent(app).open());
        service.waitFor(GoProcesses.background());
        Diagnosis diagnosis = Closing.of(app).diagnose();
        WaitingForBackground found = Found.only(WaitingForBackground.class, diagnosis);
        Found.assertNames(service, List.of(app, service, GoProcesses.background()), found);
        assertTrue(found.certain());
    }

    @Test
    void asAChildItIsWaitedForToo() {
        app.addChild(GoProcesses.background());
        Found.assertNames(
                app,
                List.of(app, GoProcesses.background()),
                Found.only(WaitingForBackground.class, Closing.of(app).diagnose()));
    }

    @Test
    void oneBelowARunningProcessIsCertainAllTheSame() {
        GoProcess library = garbage.open("library");
        library.waitFor(GoProcesses.background());
        app.waitFor(library);
        List<Finding> certain = Found.certain(Closing.of(app).diagnose());
        assertEquals(1, certain.size());
        Found.assertNames(library, List.of(app, library, GoProcesses.background()), certain.get(0));
    }

    @Test
    void itsAgeIsThatOfTheClose() {
        app.waitFor(GoProcesses.background());
        Closing closing = Closing.of(app);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(
                Found.only(WaitingForBackground.class, closing.diagnose()), capturedAfter);
    }
}
