package goprocess.debug.graph;

import goprocess.api.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A graph at one moment. A process is identified by its place, from 0 to {@link #size()}. The links
 * of a place are those from {@link #linksFrom} to {@link #linksEnd}. A snapshot retains no process.
 */
public final class Snapshot {
    /** The id of {@code background()}, which is in a graph only if something waits for it. */
    public static final long BACKGROUND = 0;

    /**
     * The greatest number of stacks. A stack takes microseconds and kilobytes, and for a huge close
     * this number is enough.
     */
    public static final int MOST_STACKS = 1_000;

    /** The same of threads that wait until a process is closed. */
    public static final int MOST_WAITING_STACKS = 20;

    /** The same of threads that occupy a carrier thread while none is free. */
    public static final int MOST_CARRIER_STACKS = 64;

    /** How many closes are examined for processes that come and go. */
    public static final int MOST_WATCHED = 100;

    /** How many links these may have together: every look at them reads each. */
    public static final int MOST_WATCHED_LINKS = 20_000;

    static final int HAS_TEARDOWN = 1;
    static final int AFTER_CHILDREN = 2;
    static final int NAMED_GO = 4;
    static final int COMES_AND_GOES = 8;
    static final int NOT_WATCHED = 16;
    static final int STAYS = 32;

    private final Instant capturedAt;
    private final long nanoTime;
    private final long pid;
    private final Columns columns;
    private final List<ThreadWait> waits;
    private final List<WorkWait> workWaits;
    private final boolean carriersFree;
    private final List<CarrierHolder> carrierHolders;

    Snapshot(
            Instant capturedAt,
            long nanoTime,
            long pid,
            Columns columns,
            List<ThreadWait> waits,
            List<WorkWait> workWaits,
            boolean carriersFree,
            List<CarrierHolder> carrierHolders) {
        this.capturedAt = capturedAt;
        this.nanoTime = nanoTime;
        this.pid = pid;
        this.columns = columns;
        this.waits = List.copyOf(waits);
        this.workWaits = List.copyOf(workWaits);
        this.carriersFree = carriersFree;
        this.carrierHolders = List.copyOf(carrierHolders);
    }

    /** When it was captured. */
    public Instant capturedAt() {
        return capturedAt;
    }

    /** When it was captured, by {@link System#nanoTime()} of the captured JVM. */
    public long nanoTime() {
        return nanoTime;
    }

    /** The given time, or that of the capture if the time is unknown, which is 0. */
    public long orNow(long time) {
        return time == 0 ? nanoTime : time;
    }

    /** The process id of the JVM it was captured in. */
    public long pid() {
        return pid;
    }

    /**
     * Whether it comes from a recording. Then callbacks, functions that have not begun, waits and
     * stacks come from the last snapshot before this moment.
     */
    public boolean isRecorded() {
        return columns.recorded;
    }

    /** Why something may be missing from its recording, a sentence for each reason. */
    public List<String> missing() {
        return columns.missing;
    }

    /** How many processes there are. */
    public int size() {
        return columns.size;
    }

    /** The id of a process. */
    public long id(int place) {
        return columns.ids[place];
    }

    /**
     * The name of a process. Names that are made from an id are not stored, but made again here.
     */
    public String name(int place) {
        String name = columns.names[place];
        if (name != null) {
            return name;
        }
        boolean go = (columns.flags[place] & NAMED_GO) != 0;
        return (go ? "go-" : "process-") + id(place);
    }

    /** The state of a process. */
    public State state(int place) {
        return columns.state(place);
    }

    /** Whether a process had a teardown that had not begun. */
    public boolean hasTeardown(int place) {
        return (columns.flags[place] & HAS_TEARDOWN) != 0;
    }

    /** Whether a process was to close once everything it waits for has closed. */
    public boolean afterChildren(int place) {
        return (columns.flags[place] & AFTER_CHILDREN) != 0;
    }

    /** How many open things a process waits for, according to its own count. */
    public int waitsFor(int place) {
        return columns.waitsFor[place];
    }

    /** Whether a closing process was seen to wait for processes that come and go. */
    public boolean comesAndGoes(int place) {
        return (columns.flags[place] & COMES_AND_GOES) != 0;
    }

    /** Whether a process stays, while others that the same close waits for come and go. */
    public boolean stays(int place) {
        return (columns.flags[place] & STAYS) != 0;
    }

    /**
     * Whether a virtual thread that was started at the time of the capture ran; of a recorded
     * graph, at that of the last snapshot.
     */
    public boolean carriersFree() {
        return carriersFree;
    }

    /** The processes that occupied a carrier thread, if none was free. */
    public List<CarrierHolder> carrierHolders() {
        return carrierHolders;
    }

    /** When a process was opened, by {@link System#nanoTime()}; 0 if unknown. */
    public long openedAt(int place) {
        return columns.openedAt[place];
    }

    /** When a process began to close, by {@link System#nanoTime()}; 0 if it had not, or unknown. */
    public long closingAt(int place) {
        return state(place) == State.RUNNING ? 0 : columns.closingAt[place];
    }

    /**
     * When a process that runs was asked to close once all it waits for has, by {@link
     * System#nanoTime()}; 0 if it was not, or unknown.
     */
    public long wishedAt(int place) {
        return state(place) == State.RUNNING ? columns.closingAt[place] : 0;
    }

    /** Further details of a process; null for an idle process. */
    public @Nullable Detail detail(int place) {
        return columns.details[place];
    }

    /** The first link of a process. */
    public int linksFrom(int place) {
        return columns.linkStart[place];
    }

    /** One past the last link of a process. */
    public int linksEnd(int place) {
        return columns.linkEnd[place];
    }

    /** The place that a link leads to. */
    public int target(int link) {
        return columns.targets[link];
    }

    /** What a link does, in bits of {@link LinkKind}. */
    public int kind(int link) {
        return columns.kinds[link];
    }

    /** The threads that waited for processes. */
    public List<ThreadWait> waits() {
        return waits;
    }

    /** The functions and teardowns that waited for processes. */
    public List<WorkWait> workWaits() {
        return workWaits;
    }

    /**
     * Some of the processes, and the links and waits between these.
     *
     * @param kept their places
     * @return a snapshot of the same moment
     */
    public Snapshot part(BitSet kept) {
        int[] places = kept.stream().toArray();
        int[] place = new int[size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < places.length; i++) {
            place[places[i]] = i;
        }
        return new Snapshot(
                capturedAt,
                nanoTime,
                pid,
                columns.part(places, place),
                waits.stream()
                        .filter(wait -> kept.get(wait.target()))
                        .map(wait -> wait.at(place[wait.target()]))
                        .toList(),
                workWaits.stream()
                        .filter(wait -> kept.get(wait.from()) && kept.get(wait.to()))
                        .map(wait -> wait.between(place[wait.from()], place[wait.to()]))
                        .toList(),
                carriersFree,
                carrierHolders.stream()
                        .filter(holder -> kept.get(holder.place()))
                        .map(holder -> new CarrierHolder(place[holder.place()], holder.thread()))
                        .toList());
    }

    /** The number of threads that may hold a close and whose stack is not in the graph. */
    public int stacksOmitted() {
        return MayHold.placesIn(
                        columns, awaitedByWork(wait -> true), awaitedByWork(WorkWait::lasts))
                .stream()
                .map(this::stacksOmitted)
                .sum();
    }

    /** The places that the function and the teardown of a place wait for by such waits. */
    private IntFunction<List<Integer>> awaitedByWork(Predicate<WorkWait> counts) {
        Map<Integer, List<Integer>> awaited = new HashMap<>();
        for (WorkWait wait : workWaits) {
            if (counts.test(wait)) {
                List<Integer> targets =
                        awaited.computeIfAbsent(wait.from(), place -> new ArrayList<>(1));
                columns.addAwaited(wait.from(), wait.to(), wait.childrenOnly(), targets);
            }
        }
        return place -> awaited.getOrDefault(place, List.of());
    }

    /** How many closes were not examined for processes that come and go. */
    public int comesAndGoesOmitted() {
        return (int) places().filter(this::isNotWatched).count();
    }

    private boolean isNotWatched(int place) {
        return (columns.flags[place] & NOT_WATCHED) != 0 && state(place) == State.CLOSING;
    }

    private int stacksOmitted(int place) {
        Detail detail = detail(place);
        return detail == null ? 0 : detail.stacksOmitted();
    }

    /** How many processes were open. */
    public int live() {
        return (int) places().filter(place -> state(place) != State.CLOSED).count();
    }

    /** How many processes were closing. */
    public int closing() {
        return (int) places().filter(place -> state(place) == State.CLOSING).count();
    }

    private IntStream places() {
        return IntStream.range(0, size());
    }
}
