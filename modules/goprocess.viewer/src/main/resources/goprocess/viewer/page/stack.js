// Stacks as the text of a diagnosis has them: the application's frames and the methods that these call, with
// the others folded between them. The graph says which frames are the application's.

// The rows of callbacks that hold a process.
function callbacksOf(process) {
    return process.callback ? [process.callback, ...(process.moreCallbacks ?? [])] : [];
}

// The work of a process: that of the finding, otherwise its teardown, otherwise its function.
function workOf(process, finding) {
    const kind = finding?.kind;
    const ofIts = (works) => works.find((work) => work.tid === finding.tid) ?? works[0];
    if (kind === "StuckCallback" && process.callback) return { ...ofIts(callbacksOf(process)), what: "callback" };
    if (kind === "Abandoned" && process.abandoned) return { ...ofIts(process.abandoned), what: "abandoned work" };
    if (process.teardown) return { ...process.teardown, what: "teardown" };
    if (process.function) return { ...process.function, what: "function" };
    return null;
}

function threadLine(work) {
    const name = work.thread ? "thread " + shown(work.thread) : work.tid ? "thread" : "no thread yet";
    return name + (work.tid ? ", tid " + work.tid + ", " + work.threadState : "");
}

// The lines of a stack: frames that are shown, and runs of others that are folded. If no frame is the
// application's, nothing is folded.
function stackLines({ stack = [], own = [] }) {
    const ours = new Set(own);
    const lines = [];
    stack.forEach((frame, at) => {
        if (ours.size === 0) lines.push({ frame });
        else if (ours.has(at)) lines.push({ frame, kind: "own" });
        else if (ours.has(at + 1)) lines.push({ frame, kind: "theirs" });
        else if (lines.at(-1)?.folded) lines.at(-1).folded.push(frame);
        else lines.push({ folded: [frame] });
    });
    return lines;
}

function foldedText(folded) {
    return many(folded.length, "frame") + " of the JDK and the library";
}

function omittedText({ framesOmitted = 0 }) {
    return framesOmitted > 0 ? many(framesOmitted, "more frame") : "";
}

// The same as text.
function stackText(work) {
    const lines = stackLines(work).map((line) => (line.folded ? "... " + foldedText(line.folded) : "at " + shown(line.frame, 500)));
    return omittedText(work) ? [...lines, "... " + omittedText(work)] : lines;
}

function stackList(work) {
    const item = (frame) => h("li", null, shown(frame, 300));
    const lines = stackLines(work).map(({ frame, kind, folded }) => {
        if (!folded) return h("li", { class: kind }, shown(frame, 300));
        return h("li", { class: "folded" }, h("details", null, h("summary", null, foldedText(folded)), h("ol", null, folded.map(item))));
    });
    const omitted = omittedText(work);
    return h("ol", { class: "stack" }, lines, omitted && h("li", { class: "omitted" }, omitted));
}
