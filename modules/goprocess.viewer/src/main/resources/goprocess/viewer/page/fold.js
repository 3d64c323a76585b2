// Puts like processes together. Alike are those of one stem, state, depth and parent's group; where
// that leaves too many, less is asked. The middle of a long chain becomes one. Java does the same.

const MOST_BOXES = 60;
const CHAIN_END = 8;
const LONGEST_RUN = 8;
const RUN_END = 2;

function standingAlone(graph, apart) {
    const alone = new Set(apart);
    for (const { chain } of graph.findings.slice(0, 20)) {
        chain.forEach((place, i) => {
            if (i < CHAIN_END || i >= chain.length - CHAIN_END) alone.add(place);
        });
    }
    return alone;
}

// Groups of the given places: { groups: [{ members, kind }], groupOf: Map }.
function fold(graph, places, { limit = MOST_BOXES, apart = [] } = {}) {
    const alone = standingAlone(graph, apart);
    const ordered = places.length === graph.n ? Array.from(graph.order) : places.slice().sort((a, b) => graph.depth[a] - graph.depth[b]);
    let groupOf = new Map(ordered.map((place, i) => [place, i]));
    let folded = runs(graph, ordered, groupOf, alone);
    for (let asked = 0; asked < 4 && places.length > limit && (asked === 0 || folded.groups.length > limit); asked++) {
        groupOf = alike(graph, ordered, alone, asked);
        folded = asked === 3 ? listed(ordered, groupOf, new Set()) : runs(graph, ordered, groupOf, alone);
    }
    return folded;
}

function alike(graph, ordered, alone, asked) {
    const numbers = new Map();
    const groupOf = new Map();
    for (const place of ordered) {
        const state = graph.recorded ? "" : graph.state[place];
        const parent = groupOf.get(graph.parent[place]) ?? -1;
        const key = alone.has(place)
            ? "one " + place
            : [state, asked < 3 && graph.depth[place], asked < 2 && stem(graph.raw[place].name), asked < 1 && parent].join("\n");
        if (!numbers.has(key)) numbers.set(key, numbers.size);
        groupOf.set(place, numbers.get(key));
    }
    return groupOf;
}

function runs(graph, ordered, groupOf, alone) {
    const next = new Map();
    const previous = new Map();
    const stays = new Set();
    const state = new Map();
    const note = (map, key, other) => map.set(key, map.has(key) && map.get(key) !== other ? -1 : other);
    for (const place of ordered) {
        const group = groupOf.get(place);
        if (alone.has(place)) stays.add(group);
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
