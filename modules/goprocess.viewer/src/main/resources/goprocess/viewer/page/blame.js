// Who spent how much of a close, and how long it would have taken had one of them taken no time.

const STEPS = {
    FUNCTION: "its function",
    TEARDOWN: "its teardown",
    HANDOVER: "handover",
    NOT_ASKED: "not asked to close yet",
    NOT_ENDED: "not closed at the end",
};

// By process: how much of the critical path each has, largest first.
function blame(close) {
    const parts = new Map();
    for (const { place, length, kind } of close.path ?? []) {
        if (kind === "HANDOVER") continue;
        parts.set(place, (parts.get(place) ?? 0) + length);
    }
    return [...parts].map(([place, length]) => ({ place, length })).sort((a, b) => b.length - a.length);
}

// The close played again, with one process whose function and teardown take no time. Each process
// is closed after all it waits for; what lay between two steps stays as long as it was.
function lengthWithout(recording, close, skipped) {
    const { graph } = recording;
    const members = membersOf(recording, close);
    const end = close.began + close.length;
    const ended = (place) => graph.raw[place].closed ?? end;
    const again = new Map();
    let last = close.began;
    for (const place of [...members].sort((a, b) => ended(a) - ended(b))) {
        const process = graph.raw[place];
        const own = (name) => (place === skipped ? process.closing : process[name]);
        let before = process.closing;
        let now = process.closing;
        const wait = (was, is) => {
            before = Math.max(before, was);
            now = Math.max(now, is);
        };
        if (process.functionStarted !== undefined) wait(process.functionEnded ?? end, Math.max(process.closing, own("functionEnded") ?? end));
        for (let l = graph.out.start[place]; l < graph.out.start[place + 1]; l++) {
            const other = graph.out.to[l];
            if (graph.out.kind[l] & WAITS && graph.raw[other].closing !== undefined) wait(Math.min(end, ended(other)), again.get(other) ?? Math.min(end, ended(other)));
        }
        const rest = Math.max(0, ended(place) - before);
        const teardown = process.teardownStarted === undefined ? 0 : (process.teardownEnded ?? end) - process.teardownStarted;
        const closed = now + (place === skipped ? Math.max(0, rest - teardown) : rest);
        again.set(place, closed);
        last = Math.max(last, closed);
    }
    return last - close.began;
}
