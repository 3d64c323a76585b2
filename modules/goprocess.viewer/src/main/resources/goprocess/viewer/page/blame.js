// Who spent how much of a close. What it would have been without one of them stands in the file.

const STEPS = {
    FUNCTION: "its function",
    TEARDOWN: "its teardown",
    NOT_ASKED: "not asked to close yet",
    NOT_ENDED: "not closed at the end",
};

// By process: how much of the critical path each has, largest first; what lay between them has no place.
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
