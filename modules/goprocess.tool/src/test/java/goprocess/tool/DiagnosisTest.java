package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.tool.Failure.Kind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exit status says whether a close is held: by nothing that was given up, and of what was
 * asked.
 */
class DiagnosisTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HELD | db #3 holds the close of api #1, and of jobs #2: its function, for 1.5 s",
                "NONE | job #5 was given up: its work still runs, thread job, for 1.6 s",
                "NONE | Nothing holds idle #3, which is RUNNING.",
                "NONE | Other closes are held: ask \"why\" without a name.",
                "NONE | The same is true of 3 more of that name.",
                "INCOMPLETE | It is not known whether anything holds a6 #15, which is CLOSING.",
            })
    void theStatusOfALine(Kind status, String line) {
        assertEquals(status.status(), Diagnosis.fromText("told", line).status());
    }
}
