package goprocess.debug;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** A diagnosis names at most five of those that hang alike, and says how many more there are. */
@NothingLeftOpen
class OmittedNamesTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        never.countDown();
        app.close();
    }

    private void assertSaid(List<String> names, String pattern) {
        names.forEach(name -> app.go(name, self -> never.await()));
        Pattern expected = Pattern.compile(" at the same place: " + pattern + "\\.\n");
        Closing.of(app).diagnoseUntil(found -> expected.matcher(found.toString()).find());
    }

    @Test
    void oneMore() {
        assertSaid(
                List.of("mail", "sms", "push", "fax", "ledger", "audit", "backup"),
                "(\\w+ #\\d+, ){5}and 1 other");
    }

    @Test
    void severalMore() {
        assertSaid(
                List.of(
                        "mail-1", "mail-2", "mail-3", "sms", "push", "fax", "ledger", "audit",
                        "cdr"),
                "mail ×[23], (\\w+ #\\d+, ){4}and [12] others?");
    }

    @Test
    void noneMore() {
        assertSaid(
                List.of("mail", "sms", "push", "fax", "ledger", "audit"),
                "(\\w+ #\\d+, ){4}\\w+ #\\d+");
    }
}
