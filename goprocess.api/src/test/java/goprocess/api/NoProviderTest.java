package goprocess.api;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** These tests run without an implementation, as an application does that forgot it. */
class NoProviderTest {
    @Test
    void everyCallNamesTheModuleToAdd() {
        for (int call = 0; call < 2; call++) {
            Exception missing = assertThrows(IllegalStateException.class, GoProcesses::background);
            assertTrue(missing.getMessage().contains("add the module goprocess.impl"));
        }
    }
}
