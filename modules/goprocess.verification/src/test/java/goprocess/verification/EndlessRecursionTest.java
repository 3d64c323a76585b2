package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.verification.child.Endless;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** A function that recurses without end fails, and harms nothing but itself. */
class EndlessRecursionTest {
    /** Interpreted, where the end of the stack meets the steps of a call one by one. */
    @ParameterizedTest
    @EnumSource
    void itsProcessCloses(Endless call) throws Exception {
        try (ChildJvm jvm = LibraryJvm.startInterpreted(Endless.class, call.name())) {
            assertEquals(List.of("all closed"), jvm.allLines());
        }
    }
}
