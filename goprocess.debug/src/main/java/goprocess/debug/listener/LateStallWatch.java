package goprocess.debug.listener;

import goprocess.debug.graph.Capture;
import goprocess.debug.jmx.BeanRegistration;
import goprocess.debug.presence.Late;
import goprocess.debug.stall.StallDump;
import goprocess.debug.stall.StallReport;
import goprocess.debug.stall.StallSetting;
import goprocess.debug.stall.StallWatch;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The watch over closes that take long. It reports to the log, the flight recorder and the bean.
 */
final class LateStallWatch extends Late<StallWatch> implements StallReport {
    private final Duration threshold;
    private final Late<BeanRegistration> bean;

    private LateStallWatch(Duration threshold, Late<BeanRegistration> bean) {
        this.threshold = threshold;
        this.bean = bean;
    }

    /** A class loads in half the time of a lambda, and the first close that takes time needs it. */
    private static final class WholeGraph implements Supplier<List<ProcessNode>> {
        @Override
        public List<ProcessNode> get() {
            return Capture.everything();
        }
    }

    /** Null if the settings say that no close is watched. */
    static @Nullable LateStallWatch configured(Late<BeanRegistration> bean) {
        Duration threshold = StallSetting.threshold().orElse(null);
        return threshold == null ? null : new LateStallWatch(threshold, bean);
    }

    @Override
    protected StallWatch make() {
        StallSetting.warnIfUnreadable();
        return new StallWatch(threshold, new WholeGraph(), this, dump());
    }

    private static @Nullable StallDump dump() {
        return System.getProperty(StallDump.PROPERTY) == null
                ? null
                : StallDump.configured().orElse(null);
    }

    @Override
    public void stalled(long id, String name, Duration age, String diagnosis) {
        try {
            Reports.stalled(id, name, age, diagnosis);
        } finally {
            bean.get().stalled(id, name, age, diagnosis);
        }
    }
}
