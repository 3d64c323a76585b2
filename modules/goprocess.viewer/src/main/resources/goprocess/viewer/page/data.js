// The JSON of a graph, as arrays that can be walked quickly.

async function embedded(id) {
    const element = document.getElementById(id);
    if (!element) return null;
    if (element.type === "application/json") return JSON.parse(element.textContent);
    const packed = atob(element.textContent);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    element.remove();
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
}

// Links of one direction: those of place i are at start[i] up to start[i + 1].
function adjacency(n, ends, others, kinds) {
    const start = new Int32Array(n + 1);
    for (const end of ends) start[end + 1]++;
    for (let i = 0; i < n; i++) start[i + 1] += start[i];
    const next = start.slice(0, n);
    const to = new Int32Array(ends.length);
    const kind = new Uint8Array(ends.length);
    for (let i = 0; i < ends.length; i++) {
        const at = next[ends[i]]++;
        to[at] = others[i];
        kind[at] = kinds[i];
    }
    return { start, to, kind };
}

const CLOSES = 1;
const WAITS = 2;

function model(json, recorded = false) {
    if (!json || !Array.isArray(json.processes)) throw new Error("This is not the JSON of a graph of processes: it has no list of processes.");
    const raw = json.processes;
    const n = raw.length;
    const places = new Map();
    raw.forEach((process, i) => places.set(process.id, i));
    const from = [];
    const to = [];
    const kinds = [];
    raw.forEach((process, i) => {
        for (const link of process.links ?? []) {
            const other = places.get(link.to);
            const kind = (link.closes ? CLOSES : 0) | (link.waits ? WAITS : 0);
            if (other === undefined || kind === 0) continue;
            from.push(i);
            to.push(other);
            kinds.push(kind);
        }
    });
    const graph = {
        n,
        raw,
        places,
        recorded,
        capturedAt: json.capturedAt,
        pid: json.pid,
        state: Uint8Array.from(raw, (process) => Math.max(0, STATES.indexOf(process.state))),
        out: adjacency(n, from, to, kinds),
        into: adjacency(n, to, from, kinds),
        findings: [],
        omitted: json.findingsOmitted ?? 0,
        chained: new Uint8Array(n),
    };
    for (const finding of json.findings ?? []) {
        const culprit = places.get(finding.culprit?.id ?? finding.culprit);
        if (culprit === undefined) continue;
        const chain = (finding.chain ?? []).map((one) => places.get(one?.id ?? one)).filter((one) => one !== undefined);
        for (const one of chain) graph.chained[one] = Math.max(1, graph.chained[one]);
        graph.chained[culprit] = 2;
        graph.findings.push({ ...finding, culprit, chain: chain.length > 0 ? chain : [culprit] });
    }
    return Object.assign(graph, spanningTree(graph));
}

// Each process under the first that leads to it, nearest the top; cycles are cut where they are found.
function spanningTree({ n, out, into }) {
    const parent = new Int32Array(n).fill(-1);
    const depth = new Int32Array(n);
    const seen = new Uint8Array(n);
    const order = new Int32Array(n);
    const roots = [];
    let end = 0;
    let next = 0;
    const closers = (i) => {
        let closing = 0;
        for (let l = into.start[i]; l < into.start[i + 1]; l++) closing += into.kind[l] & CLOSES;
        return closing;
    };
    const begin = (i) => {
        seen[i] = 1;
        roots.push(i);
        order[end++] = i;
    };
    const walk = () => {
        while (next < end) {
            const i = order[next++];
            for (let l = out.start[i]; l < out.start[i + 1]; l++) {
                const other = out.to[l];
                if (seen[other] || !(out.kind[l] & CLOSES)) continue;
                seen[other] = 1;
                parent[other] = i;
                depth[other] = depth[i] + 1;
                order[end++] = other;
            }
        }
    };
    for (let i = 0; i < n; i++) if (closers(i) === 0) begin(i);
    walk();
    for (let i = 0; i < n; i++) {
        if (seen[i]) continue;
        begin(i);
        walk();
    }
    return { parent, depth, order, roots };
}

function nameOf(graph, i, longest) {
    return shown(graph.raw[i].name, longest);
}

function numbered(graph, i, longest) {
    return nameOf(graph, i, longest) + " #" + graph.raw[i].id;
}

function tally(graph) {
    const counts = [0, 0, 0, 0];
    for (const state of graph.state) counts[state]++;
    return counts;
}
