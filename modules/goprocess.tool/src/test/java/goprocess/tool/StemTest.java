package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alike are the names that goprocess.debug puts together as well. */
class StemTest {
    @ParameterizedTest
    @CsvSource({
        "worker-1, worker",
        "worker, worker",
        "worker-, worker-",
        "a1b22, a*b",
        "request 12, request",
        "worker-1-2, worker-*",
        "db/7/pool, db/*/pool",
        "7, 7",
        "12-34, *"
    })
    void aStemIsANameWithoutItsNumbers(String name, String stem) {
        assertEquals(stem, Stem.of(name));
    }
}
