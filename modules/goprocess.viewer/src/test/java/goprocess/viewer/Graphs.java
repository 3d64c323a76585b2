package goprocess.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Graphs of many shapes, as JSON. */
final class Graphs {
    static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    private Graphs() {}

    /** Five processes and a function that does not end. */
    static String hang() {
        String closing = ",\"closingMillis\":1300,\"cause\":\"PARENT\",\"byThread\":\"main\"";
        return graph(
                List.of(
                        process(1, "process-1", "CLOSING", closing, 2),
                        process(2, "orders", "CLOSING", closing, 3),
                        process(3, "database", "CLOSING", closing, 4, 6),
                        process(4, "pool", "CLOSING", closing, 5),
                        process(5, "worker-2", "CLOSING", closing + STUCK),
                        process(6, HOSTILE, "RUNNING", "")),
                "{\"kind\":\"StuckFunction\",\"certain\":false,\"ageMillis\":1300,\"culprit\":5,"
                        + WHERE
                        + "\"summary\":\"worker-2 #5 holds the close of process-1 #1.\","
                        + "\"chain\":[1,2,3,4,5]}");
    }

    private static final String WHERE =
            "\"where\":\"SilentProvider.charge(SilentProvider.java:38)\",";

    private static final String STUCK =
            ",\"function\":{\"started\":true,\"tid\":32,\"thread\":\"worker-2\",\"threadState\":"
                    + "\"RUNNABLE\",\"stack\":[\"java.base/java.net.Socket.read(Socket.java:1)\","
                    + "\"java.base/java.io.In.read(In.java:2)\","
                    + "\"shop/shop.SilentProvider.charge(SilentProvider.java:38)\"],\"own\":[2]}";

    /** Two rows of callbacks of one process hang at the same line, called from different places. */
    static String twoCallbacks() {
        String rows =
                ",\"closingMillis\":900,\"callback\":"
                        + callback(25, "first")
                        + ",\"moreCallbacks\":["
                        + callback(28, "second")
                        + "]";
        return graph(
                List.of(process(0, "app", "CLOSING", rows)),
                stuckCallback(25) + "," + stuckCallback(28));
    }

    private static String callback(int tid, String caller) {
        return ("{\"started\":true,\"tid\":%d,\"thread\":\"callbacks\",\"threadState\":\"WAITING\","
                        + "\"stack\":[\"shop/shop.Lock.await(Lock.java:7)\","
                        + "\"shop/shop.Shop.%s(Shop.java:9)\"],\"own\":[0,1]}")
                .formatted(tid, caller);
    }

    private static String stuckCallback(int tid) {
        return ("{\"kind\":\"StuckCallback\",\"certain\":false,\"ageMillis\":900,\"culprit\":0,"
                        + "\"tid\":%d,\"where\":\"Lock.await(Lock.java:7)\","
                        + "\"summary\":\"It holds it.\",\"chain\":[0]}")
                .formatted(tid);
    }

    /** All are stuck at the same line, under the same parent; the first is the oldest. */
    static String alike(int size) {
        List<String> processes = new ArrayList<>();
        processes.add(process(0, "shop", "CLOSING", ",\"closingMillis\":9000", 1));
        processes.add(
                process(
                        1,
                        "mail",
                        "CLOSING",
                        ",\"closingMillis\":9000",
                        IntStream.range(2, size + 2).toArray()));
        for (int i = 2; i < size + 2; i++) {
            String closing = ",\"closingMillis\":" + (9_002 - i);
            processes.add(process(i, "mail-sender-" + i, "CLOSING", closing + STUCK));
        }
        return graph(
                processes,
                IntStream.range(2, size + 2)
                        .mapToObj(
                                i ->
                                        ("{\"kind\":\"StuckFunction\",\"certain\":false,"
                                                        + "\"ageMillis\":%d,\"culprit\":%d,"
                                                        + WHERE
                                                        + "\"summary\":\"It holds it.\","
                                                        + "\"chain\":[0,1,%d]}")
                                                .formatted(9_002 - i, i, i))
                        .collect(Collectors.joining(",")));
    }

    /** Each has five children. */
    static String tree(int size) {
        return graph(
                IntStream.range(0, size)
                        .mapToObj(
                                i ->
                                        process(
                                                i,
                                                (i % 7 == 0 ? "session-" : "worker-") + i,
                                                i % 3 == 0 ? "CLOSING" : "RUNNING",
                                                "",
                                                IntStream.range(
                                                                Math.min(size, 5 * i + 1),
                                                                Math.min(size, 5 * i + 6))
                                                        .toArray()))
                        .toList(),
                "");
    }

    /** Each waits for the next, and the last holds all of them. */
    static String chain(int size) {
        List<String> processes = new ArrayList<>();
        for (int i = 0; i < size - 1; i++) {
            processes.add(process(i, "link-" + i, "CLOSING", "", i + 1));
        }
        processes.add(process(size - 1, "link-" + (size - 1), "CLOSING", STUCK));
        String chain =
                IntStream.range(0, size).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return graph(
                processes,
                "{\"kind\":\"StuckFunction\",\"certain\":false,\"ageMillis\":9,\"culprit\":"
                        + (size - 1)
                        + ",\"summary\":\"The last holds it.\",\"chain\":["
                        + chain
                        + "]}");
    }

    /** All are children of one. */
    static String crowd(int size) {
        List<String> processes = new ArrayList<>();
        processes.add(process(0, "server", "CLOSING", "", IntStream.range(1, size).toArray()));
        for (int i = 1; i < size; i++) {
            processes.add(process(i, "request-" + i, i % 2 == 0 ? "CLOSING" : "RUNNING", ""));
        }
        return graph(processes, "");
    }

    /** Layers of forty, in which each has two parents. */
    static String dag(int size) {
        int layer = 40;
        return graph(
                IntStream.range(0, size)
                        .mapToObj(
                                i -> {
                                    int below = (i / layer + 1) * layer;
                                    int[] links =
                                            below >= size
                                                    ? new int[0]
                                                    : new int[] {
                                                        below + i % layer, below + (i + 1) % layer
                                                    };
                                    return process(i, "node-" + i, "CLOSING", "", links);
                                })
                        .toList(),
                "");
    }

    static String graph(List<String> processes, String findings) {
        return "{\"schemaVersion\":1,\"capturedAt\":\"2026-01-01T00:00:00Z\",\"pid\":4711,\"processes\":["
                + String.join(",\n", processes)
                + "],\"findings\":["
                + findings
                + "]}";
    }

    static String process(int id, String name, String state, String rest, int... links) {
        String to =
                IntStream.of(links)
                        .mapToObj(link -> "{\"to\":" + link + ",\"closes\":true,\"waits\":true}")
                        .collect(Collectors.joining(","));
        return "{\"id\":%d,\"name\":\"%s\",\"state\":\"%s\",\"parents\":[],\"links\":[%s]%s}"
                .formatted(id, name, state, to, rest);
    }
}
