// The text of a box, and the size that follows from it. Java does the same: BoxText.

const FONT = 13;
const LINE = 17;
const PADDING = 10;
const LONGEST_TEXT = 40;
const LONGEST_PLACE = 64;

const measuring = document.createElement("canvas").getContext("2d");

function textWidth(text, bold) {
    measuring.font = (bold ? "600 " : "") + FONT + "px " + getComputedStyle(document.body).fontFamily;
    return measuring.measureText(text).width;
}

function stateText(graph, place) {
    const since = graph.raw[place].closingMillis;
    return STATES[graph.state[place]] + (since === undefined || graph.state[place] !== CLOSING ? "" : " " + duration(since));
}

function boxTexts(graph, group) {
    const first = group.members[0];
    if (group.kind === "run") return ["… " + count(group.members.length) + " more …", statesOf(graph, group)];
    if (group.kind === "alike") {
        const name = stem(graph.raw[first].name);
        const same = group.members.every((place) => stem(graph.raw[place].name) === name);
        const texts = [counted(same ? name : "processes", group.members.length), statesOf(graph, group)];
        const finding = findingOf(graph, first);
        if (!finding || !group.members.every((place) => findingOf(graph, place))) return texts;
        const oldest = Math.max(...group.members.map((place) => graph.raw[place].closingMillis ?? -1));
        if (oldest >= 0) texts[1] += ", the oldest " + duration(oldest);
        return [...texts, ...hanging(finding)];
    }
    const texts = [numbered(graph, first, LONGEST_TEXT), stateText(graph, first)];
    const finding = findingOf(graph, first);
    const work = workOf(graph.raw[first]);
    if (finding) texts.push(...hanging(finding));
    else if (work && (work.what === "teardown" || graph.state[first] === CLOSING)) {
        texts.push(work.what === "teardown" && !work.started ? "teardown queued" : "in its " + work.what);
    }
    return texts;
}

function findingOf(graph, place) {
    graph.findingOf ??= new Map(graph.findings.toReversed().map((finding) => [finding.culprit, finding]));
    return graph.findingOf.get(place);
}

function hanging({ kind, where }) {
    return where ? [kind, shown(where, LONGEST_PLACE)] : [kind];
}

// "CLOSING", or of a recording "12 RUNNING, 4 CLOSING".
function statesOf(graph, group) {
    const counts = [0, 0, 0, 0];
    for (const place of group.members) counts[graph.state[place]]++;
    const there = [0, 1, 2, 3].filter((state) => counts[state] > 0);
    if (there.length === 1) return STATES[there[0]];
    return there.map((state) => counts[state] + " " + STATES[state].toLowerCase()).join(", ");
}

// The state of a group: closing if any of its processes is, otherwise that of most of them.
function groupState(graph, group) {
    const counts = [0, 0, 0, 0];
    for (const place of group.members) counts[graph.state[place]]++;
    if (counts[CLOSING] > 0) return CLOSING;
    return counts.indexOf(Math.max(...counts));
}

function box(graph, group) {
    const texts = boxTexts(graph, group);
    const widest = Math.max(60, ...texts.map((text, i) => textWidth((i === 1 ? SIGNS[0] + " " : "") + text, i === 0)));
    // A group of a recording shows more while it closes.
    const room = graph.recorded && group.members.length > 1 ? 130 : 0;
    return { group, texts, width: Math.ceil(Math.max(widest, room) + 2 * PADDING), height: 2 * PADDING + LINE * texts.length - 4 };
}
