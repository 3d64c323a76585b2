package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.benchmarks.report.Budget;
import goprocess.benchmarks.report.Contender;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the table is made of. Some benchmarks name classes of goprocess.debug. */
@Tag("watched")
class RowTest {
    /** Else the table would have a budget that is never compared with anything. */
    @ParameterizedTest
    @EnumSource
    void everyBudgetIsOfSomebodyWhoIsMeasuredBesideItsReference(Row row) {
        Set<Contender> measured =
                Plan.of(row, Form.CHECK).stream().map(Plan::contender).collect(Collectors.toSet());

        assertTrue(measured.containsAll(row.budgets().keySet()), measured::toString);
        for (Budget budget : row.budgets().values()) {
            assertTrue(
                    budget.reference() == null || measured.contains(budget.reference()),
                    budget::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPlanNamesAMethodOfItsBenchmark(Row row) {
        for (Plan plan : Plan.of(row, Form.FULL)) {
            long methods =
                    Arrays.stream(row.benchmark().getMethods())
                            .filter(
                                    method ->
                                            method.getName().equals(plan.contender().methodName()))
                            .count();
            assertEquals(1, methods, plan::benchmark);
        }
    }

    @Test
    void everyRowCanBeChosenByItsName() {
        for (Row row : Row.values()) {
            assertEquals(row, Row.of(row.id()).orElseThrow());
        }
    }
}
