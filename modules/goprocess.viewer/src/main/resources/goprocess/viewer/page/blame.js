// How much of a close each process took. How long it would have been without one of them is in the file.

const STEPS = {
    FUNCTION: "its function",
    TEARDOWN: "its teardown",
    NOT_ASKED: "not asked to close yet",
    NOT_ENDED: "not closed at the end",
};

// How much of the critical path each process has, largest first; the time between steps belongs to none.
function blame(close) {
    const parts = new Map();
    for (const { place, length, kind } of close.path ?? []) {
        const whose = kind === "HANDOVER" ? -1 : place;
        parts.set(whose, (parts.get(whose) ?? 0) + length);
    }
    const between = parts.get(-1) ?? 0;
    parts.delete(-1);
    return { between, parts: [...parts].map(([place, length]) => ({ place, length })).sort((a, b) => b.length - a.length) };
}
