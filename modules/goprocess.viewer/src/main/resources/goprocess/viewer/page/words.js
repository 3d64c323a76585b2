// Names, times and states for people.

const STATES = ["RUNNING", "CLOSING", "CLOSED", "NOT OPENED"];
const RUNNING = 0;
const CLOSING = 1;
const CLOSED = 2;
const NOT_OPENED = 3;

// A shape for each state, for those who do not see its colour.
const SIGNS = ["○", "◐", "●", "·"];

const CAUSES = {
    CALLED: "close was called",
    PARENT: "closed by a parent",
    FUNCTION_RETURNED: "its function returned",
    FUNCTION_FAILED: "its function failed",
    CHILDREN_CLOSED: "its children had closed",
    FAILURE: "another one failed",
    SIGNAL: "a signal arrived",
    SHUTDOWN: "the JVM shuts down",
    REFUSED: "it was refused",
};

const KINDS = {
    WaitCycle: "Processes wait for each other in a circle",
    SelfWait: "It waits for itself",
    WaitingForBackground: "It waits for background(), which never closes",
    StuckTeardown: "Its teardown has not ended",
    StuckFunction: "Its function has not ended",
    StuckCallback: "A callback of its closing has not returned",
    StuckStart: "Its thread has not started",
    NeverAskedToClose: "It runs, and nobody closes it",
    Abandoned: "It was given up, and still runs",
    NoCarrier: "It is queued, and no carrier thread is free",
    ComesAndGoes: "Its children come and go without end",
};

function kindInWords(kind) {
    return KINDS[kind] ?? kind;
}

// A text on one line. Characters that cannot be shown or that change the direction of text are replaced.
function shown(text, longest = 200) {
    const points = Array.from(String(text), (c) => (/[\p{C}\u2028\u2029]/u.test(c) ? "\ufffd" : c));
    if (points.length <= longest) return points.join("");
    const end = longest >> 1;
    return points.slice(0, longest - end - 1).join("") + "…" + points.slice(points.length - end).join("");
}

function duration(millis) {
    const seconds = Math.max(0, millis) / 1000;
    if (seconds < 0.001) return Math.round(seconds * 1e6) + " µs";
    if (seconds < 0.01) return (seconds * 1000).toFixed(1) + " ms";
    if (seconds < 1) return Math.round(seconds * 1000) + " ms";
    if (seconds < 120) return seconds.toFixed(1) + " s";
    const whole = Math.round(seconds);
    if (whole < 7200) return Math.floor(whole / 60) + " min " + (whole % 60) + " s";
    return Math.floor(whole / 3600) + " h " + Math.floor((whole % 3600) / 60) + " min";
}

function count(n) {
    return n.toLocaleString("en");
}

function many(n, one, more) {
    return count(n) + " " + (n === 1 ? one : more ?? one + "s");
}

// The name without its digits, and without the separators that then remain at its end.
function stem(name) {
    const without = name.replace(/[0-9]+/g, "*").replace(/[-_.:#/ ]*\*$/, "");
    return without === "" ? name : without;
}

// "worker ×5".
function counted(stem, n) {
    return shown(stem, 40) + " ×" + n;
}
