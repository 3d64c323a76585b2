package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls are run without picocli; all others are parsed. */
class PlainCallTest {
    @ParameterizedTest
    @CsvSource({
        "list, ListCommand",
        "tree 4711, TreeCommand",
        "why 4711, WhyCommand",
        "why 4711 http, WhyCommand",
        "list --json, parsed",
        "list 4711, parsed",
        "tree 4711 --stuck, parsed",
        "tree x, parsed",
        "why 4711 --watch, parsed",
        "why 4711 http --watch, parsed",
        "why -1, parsed",
        "why, parsed",
        "dump 4711, parsed",
        "--help, parsed"
    })
    void aCallWithoutOptionsIsNotParsed(String call, String by) {
        Command command = PlainCall.of(call.split(" "));

        assertEquals(by, command == null ? "parsed" : command.getClass().getSimpleName());
    }
}
