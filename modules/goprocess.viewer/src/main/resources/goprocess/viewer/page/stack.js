// Stacks as people read them: the application's frames, with the others folded between them.

const NOT_OURS = /^(?:java\.|jdk\.|goprocess\.(?:api|impl|spi))/;

function ownFrame(work) {
    return work?.stack?.find((frame) => !NOT_OURS.test(frame)) ?? "";
}

// Class, method and line without module and package.
function shortFrame(frame) {
    const [, method, where] = /^([^(]*)(.*)$/s.exec(frame);
    return shown(method.split(".").slice(-2).join(".").split("/").pop() + where, 80);
}

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

function findingFrame(graph, finding) {
    return finding.frame ?? ownFrame(workOf(graph.raw[finding.culprit], finding));
}

function threadLine(work) {
    const name = work.thread ? "thread " + shown(work.thread) : work.tid ? "thread" : "no thread yet";
    return name + (work.tid ? ", tid " + work.tid + ", " + work.threadState : "");
}

function stackList(stack) {
    const parts = [];
    for (let i = 0; i < stack.length; ) {
        let end = i;
        while (end < stack.length && NOT_OURS.test(stack[end])) end++;
        if (end - i > 1) {
            const inner = stack.slice(i, end).map((frame) => h("li", null, shown(frame, 300)));
            parts.push(h("li", { class: "folded" }, h("details", null, h("summary", null, many(end - i, "frame") + " of the JDK and the library"), h("ol", null, inner))));
            i = end;
        } else {
            parts.push(h("li", { class: NOT_OURS.test(stack[i]) ? "theirs" : "own" }, shown(stack[i], 300)));
            i++;
        }
    }
    return h("ol", { class: "stack" }, parts);
}
