package goprocess.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

/** Functions that spin on every carrier cannot delay the thread of the timers. */
class TimerThreadTest {
    /**
     * A virtual thread that is next in line for a lock may lack a carrier, and whoever waits behind
     * it waits for one, too.
     */
    @Test
    void whoeverStartsOrCancelsATimerTakesNoLock() {
        noClasses()
                .that()
                .haveNameMatching(
                        "goprocess\\.impl\\.running\\."
                                + "(OnDemandThread|Timer|TimerThread|WaitingTimers)(\\$.*)?")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("java.util.concurrent..")
                                .and(not(resideInAPackage("java.util.concurrent.atomic")))
                                .and(not(nameMatching(".*\\.(LockSupport|TimeUnit)"))))
                .check(new ClassFileImporter().importPackages("goprocess.impl.running"));
    }
}
