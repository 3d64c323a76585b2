package goprocess.debug.stall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.child.Circle;
import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

@NothingLeftOpen
class StallSettingTest {
    @Test
    void withoutASettingItIsTenSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(10)), StallSetting.parse(null));
    }

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "30s, PT30S",
        " 2M , PT2M",
        "500ms, PT0.5S",
        "1h, PT1H",
        "PT1M30S, PT1M30S",
        "pt0.25s, PT0.25S"
    })
    void aTimeIsRead(String setting, Duration time) {
        assertEquals(Optional.of(time), StallSetting.parse(setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "0", "0s", "PT0S"})
    void itCanBeSwitchedOff(String setting) {
        assertEquals(Optional.empty(), StallSetting.parse(setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "10 s", "PT-1S", "12345678901", "1.5s"})
    void whatIsNoTimeIsTenSeconds(String setting) {
        assertEquals(Optional.of(Duration.ofSeconds(10)), StallSetting.parse(setting));
    }

    @Test
    void whatIsNoTimeIsToldInOneSentence() throws Exception {
        List<String> lines =
                ChildJvm.run(Circle.class, List.of("-D" + StallSetting.PROPERTY + "=10 s"));
        assertEquals(
                List.of(
                        "WARNING: -Dgoprocess.debug.stall=10 s is not a time such as 10s, 500ms or"
                                + " PT1M30S, nor \"off\"; a close is reported after 10 s."),
                lines.stream()
                        .filter(line -> line.contains("-D" + StallSetting.PROPERTY))
                        .distinct() // while the JVM ends, it is printed as well
                        .toList(),
                () -> String.join("\n", lines));
    }
}
