// Folds similar processes: those with the same stem, state, depth and group of the parent. If too many groups
// remain, fewer of these conditions apply. The middle of a long chain becomes one group. Java does the same.

const MOST_BOXES = 60;
const CHAIN_END = 8;
const LONGEST_RUN = 8;
const RUN_END = 2;

const MOST_CHAINS = 20;
const ALIKE = 3;

// The key of findings that hang in the same way: one kind, one line, similar names. A certain finding is alone.
// Two rows of callbacks of one process are two.
function hangsAs(graph, finding) {
    if (finding.certain) return "one " + finding.culprit;
    const process = graph.raw[finding.culprit];
    const row = finding.kind === "StuckCallback" ? callbacksOf(process).findIndex((work) => work.tid === finding.tid) : 0;
    return [finding.kind, finding.where ?? "", stem(process.name), Math.max(0, row)].join("\n");
}

// The processes at the ends of a chain that holds a close are not folded with others. But culprits that hang in
// the same way under the same parents become one. Maps each such process to the first of those.
function standingApart(graph, single) {
    const groups = new Map();
    for (const finding of graph.findings) {
        const { culprit } = finding;
        if (single.has(culprit)) continue;
        const parents = Array.from(graph.into.to.subarray(graph.into.start[culprit], graph.into.start[culprit + 1])).sort((a, b) => a - b);
        const key = hangsAs(graph, finding) + "\n" + graph.state[culprit] + "\n" + parents;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(finding);
    }
    const first = new Map();
    for (const group of [...groups.values()].slice(0, MOST_CHAINS)) {
        const together = group.length >= ALIKE;
        for (const { chain } of together ? group.slice(0, 1) : group) {
            chain.forEach((place, i) => {
                if (i < CHAIN_END || i >= chain.length - CHAIN_END) first.set(place, first.get(place) ?? place);
            });
        }
        if (together) for (const { culprit } of group) first.set(culprit, group[0].culprit);
    }
    for (const place of single) first.set(place, place);
    return first;
}

// Groups of the given places: { groups: [{ members, kind }], groupOf: Map }.
function fold(graph, places, { limit = MOST_BOXES, apart = [] } = {}) {
    const first = standingApart(graph, new Set(apart));
    const ordered = places.length === graph.n ? Array.from(graph.order) : places.slice().sort((a, b) => graph.depth[a] - graph.depth[b]);
    let groupOf = new Map(ordered.map((place) => [place, first.get(place) ?? place]));
    let folded = runs(graph, ordered, groupOf, first);
    for (let asked = 0; asked < 4 && places.length > limit && (asked === 0 || folded.groups.length > limit); asked++) {
        groupOf = alike(graph, ordered, first, asked);
        folded = asked === 3 ? listed(ordered, groupOf, new Set()) : runs(graph, ordered, groupOf, first);
    }
    return folded;
}

function alike(graph, ordered, first, asked) {
    const numbers = new Map();
    const groupOf = new Map();
    for (const place of ordered) {
        const state = graph.recorded ? "" : graph.state[place];
        const parent = groupOf.get(graph.parent[place]) ?? -1;
        const key = first.has(place)
            ? "one " + first.get(place)
            : [state, asked < 3 && graph.depth[place], asked < 2 && stem(graph.raw[place].name), asked < 1 && parent].join("\n");
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        groupOf.set(place, numbers.get(key));
    }
    return groupOf;
}

function runs(graph, ordered, groupOf, first) {
    const next = new Map();
    const previous = new Map();
    const stays = new Set();
    const state = new Map();
    const note = (map, key, other) => map.set(key, map.has(key) && map.get(key) !== other ? -1 : other);
    for (const place of ordered) {
        const group = groupOf.get(place);
        if (first.has(place)) stays.add(group);
        state.set(group, graph.recorded ? 0 : graph.state[place]);
        for (let l = graph.out.start[place]; l < graph.out.start[place + 1]; l++) {
            const other = groupOf.get(graph.out.to[l]);
            if (other === undefined || other === group) continue;
            note(next, group, other);
            note(previous, other, group);
        }
    }
    const isLink = (group) => (next.get(group) ?? -1) >= 0 && (previous.get(group) ?? -1) >= 0 && !stays.has(group);
    const into = new Map();
    const seen = new Set();
    for (const group of state.keys()) {
        if (seen.has(group) || !isLink(group)) continue;
        const goesOn = (other) => other !== group && isLink(other) && state.get(other) === state.get(group);
        let first = group;
        while (goesOn(previous.get(first))) first = previous.get(first);
        const run = [first];
        for (let one = next.get(first); one !== first && isLink(one) && state.get(one) === state.get(group); one = next.get(one)) run.push(one);
        for (const one of run) seen.add(one);
        if (run.length > LONGEST_RUN) for (const one of run.slice(RUN_END, -RUN_END)) into.set(one, run[RUN_END]);
    }
    return listed(ordered, new Map(ordered.map((place) => [place, into.get(groupOf.get(place)) ?? groupOf.get(place)])), new Set(into.values()));
}

function listed(ordered, numbers, middles) {
    const groups = [];
    const at = new Map();
    const groupOf = new Map();
    for (const place of ordered) {
        const number = numbers.get(place);
        if (!at.has(number)) {
            at.set(number, groups.length);
            groups.push({ members: [], kind: "single" });
        }
        const group = groups[at.get(number)];
        group.members.push(place);
        if (group.members.length > 1) group.kind = middles.has(number) ? "run" : "alike";
        groupOf.set(place, at.get(number));
    }
    return { groups, groupOf };
}
