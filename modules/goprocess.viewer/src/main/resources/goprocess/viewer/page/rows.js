// The rows of the tree. A process is below its first parent; below each other parent a row refers to it.

class Rows {
    constructor(graph) {
        this.graph = graph;
        this.closed = new Set();
        this.firsts = graph.raw.map((process) => process.name.toLowerCase());
        this.children = this.childrenOf(graph);
    }

    // For each place its children, and -1 - child for those that are drawn elsewhere.
    childrenOf({ n, out, parent }) {
        return (i) => {
            const below = [];
            for (let l = out.start[i]; l < out.start[i + 1]; l++) {
                const other = out.to[l];
                below.push(parent[other] === i ? other : -1 - other);
            }
            return below;
        };
    }

    // The places that match the filter; null for all.
    matching({ q, state, stem: wanted }) {
        const { graph, firsts } = this;
        if (!q && !state && !wanted) return null;
        const text = q.toLowerCase();
        const id = /^#\d+$/.test(q) ? Number(q.slice(1)) : null;
        const matches = new Uint8Array(graph.n);
        for (let i = 0; i < graph.n; i++) {
            const found = id === null ? firsts[i].includes(text) : graph.raw[i].id === id;
            const inState = !state || (state === "stuck" ? graph.chained[i] > 0 : STATES[graph.state[i]].toLowerCase() === state);
            matches[i] = found && inState && (!wanted || stem(graph.raw[i].name) === wanted) ? 1 : 0;
        }
        return matches;
    }

    // In visible order: places, depths, and which rows are references.
    list(matches) {
        const { graph, closed, children } = this;
        const kept = matches && this.withAncestors(matches);
        const rows = { place: [], depth: [], reference: [], matches, count: 0 };
        const left = [];
        const push = (place, depth) => left.push(place, depth);
        for (let i = graph.roots.length - 1; i >= 0; i--) push(graph.roots[i], 0);
        while (left.length > 0) {
            const depth = left.pop();
            const one = left.pop();
            const place = one < 0 ? -1 - one : one;
            if (kept ? !kept[place] || one < 0 : graph.state[place] === NOT_OPENED) continue;
            rows.place.push(place);
            rows.depth.push(depth);
            rows.reference.push(one < 0);
            if (matches?.[place]) rows.count++;
            if (one < 0 || (!kept && closed.has(place))) continue;
            const below = children(place);
            for (let i = below.length - 1; i >= 0; i--) push(below[i], depth + 1);
        }
        return rows;
    }

    withAncestors(matches) {
        const kept = matches.slice();
        for (let i = 0; i < kept.length; i++) {
            if (!matches[i]) continue;
            for (let above = this.graph.parent[i]; above >= 0 && !kept[above]; above = this.graph.parent[above]) kept[above] = 1;
        }
        return kept;
    }

    open(place) {
        for (let above = this.graph.parent[place]; above >= 0; above = this.graph.parent[above]) this.closed.delete(above);
    }
}

// The most frequent stems, with how many have each.
function stems(graph) {
    const counts = new Map();
    for (const { name } of graph.raw) counts.set(stem(name), (counts.get(stem(name)) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 200);
}
