// Places boxes in layers: each below all that lead to it and near them, with lines that bend around others.
// Used for the part that a reader selects; the whole graph comes with positions from ELK.

const GAP = 22;
const LAYER_GAP = 52;

function layered(boxes, lines) {
    const down = isDeep(boxes, lines);
    const size = (box) => (down ? box.width : box.height);
    const thick = (box) => (down ? box.height : box.width);
    const rank = ranks(boxes.length, lines);
    const nodes = boxes.map((box, i) => ({ box, rank: rank[i], size: size(box), next: [], previous: [] }));
    const ways = lines.map((line) => chainOf(line, nodes, rank));
    const rows = [];
    for (const node of nodes) (rows[node.rank] ??= []).push(node);
    order(rows);
    settle(rows);
    const starts = [];
    let at = 0;
    rows.forEach((row, i) => {
        starts[i] = at;
        at += Math.max(0, ...row.map((node) => (node.box ? thick(node.box) : 0))) + LAYER_GAP;
    });
    const least = Math.min(...nodes.map((node) => node.at));
    for (const node of nodes) {
        if (!node.box) continue;
        node.box.x = down ? node.at - least : starts[node.rank];
        node.box.y = down ? starts[node.rank] : node.at - least;
    }
    lines.forEach((line, i) => {
        line.points = points(ways[i], down, starts, least, thick);
        line.down = down;
    });
}

function isDeep(boxes, lines) {
    const rank = ranks(boxes.length, lines);
    const wide = [];
    for (const one of rank) wide[one] = (wide[one] ?? 0) + 1;
    const widest = Math.max(...wide);
    return widest <= 6 || widest <= wide.length;
}

// The longest way from the top. Lines that would close a cycle do not count.
function ranks(n, lines) {
    const out = Array.from({ length: n }, () => []);
    for (const line of lines) if (line.from !== line.to) out[line.from].push(line.to);
    const state = new Uint8Array(n);
    const finished = [];
    for (let start = 0; start < n; start++) {
        if (state[start]) continue;
        const path = [[start, 0]];
        state[start] = 1;
        while (path.length > 0) {
            const step = path[path.length - 1];
            const other = out[step[0]][step[1]++];
            if (other === undefined) {
                state[step[0]] = 2;
                finished.push(step[0]);
                path.pop();
            } else if (!state[other]) {
                state[other] = 1;
                path.push([other, 0]);
            }
        }
    }
    const position = new Int32Array(n);
    finished.reverse().forEach((node, i) => (position[node] = i));
    const rank = new Int32Array(n);
    for (const node of finished) {
        for (const other of out[node]) if (position[other] > position[node]) rank[other] = Math.max(rank[other], rank[node] + 1);
    }
    return rank;
}

// A line that passes through layers gets a bend in each, which takes room like a box.
function chainOf(line, nodes, rank) {
    const back = rank[line.from] > rank[line.to];
    const [top, bottom] = back ? [line.to, line.from] : [line.from, line.to];
    const way = [nodes[top]];
    for (let r = rank[top] + 1; r < rank[bottom]; r++) {
        const bend = { box: null, rank: r, size: 6, next: [], previous: [] };
        nodes.push(bend);
        way.push(bend);
    }
    way.push(nodes[bottom]);
    for (let i = 1; i < way.length; i++) {
        way[i - 1].next.push(way[i]);
        way[i].previous.push(way[i - 1]);
    }
    return { way, back };
}

function mean(nodes, of, otherwise) {
    return nodes.length === 0 ? otherwise : nodes.reduce((sum, node) => sum + of(node), 0) / nodes.length;
}

function order(rows) {
    const number = (row) => row.forEach((node, i) => (node.order = i));
    rows.forEach(number);
    for (let sweep = 0; sweep < 8; sweep++) {
        const downwards = sweep % 2 === 0;
        for (const row of downwards ? rows : rows.slice().reverse()) {
            for (const node of row) node.wish = mean(downwards ? node.previous : node.next, (other) => other.order, node.order);
            row.sort((a, b) => a.wish - b.wish || a.order - b.order);
            number(row);
        }
    }
}

// Each near the middle of its neighbours, in its order, without touching.
function settle(rows) {
    for (const row of rows) {
        let at = 0;
        for (const node of row) {
            node.at = at;
            at += node.size + GAP;
        }
        for (const node of row) node.at -= at / 2;
    }
    const middle = (node) => node.at + node.size / 2;
    for (let sweep = 0; sweep < 12; sweep++) {
        const downwards = sweep % 2 === 0;
        for (const row of downwards ? rows : rows.slice().reverse()) {
            for (const node of row) node.wish = mean(downwards ? node.previous : node.next, middle, middle(node)) - node.size / 2;
            let low = -Infinity;
            const left = row.map((node) => {
                const at = Math.max(low, node.wish);
                low = at + node.size + GAP;
                return at;
            });
            let high = Infinity;
            for (let i = row.length - 1; i >= 0; i--) {
                const right = Math.min(high, row[i].wish);
                high = right - GAP - (row[i - 1]?.size ?? 0);
                row[i].at = (left[i] + right) / 2;
            }
        }
    }
}

function points({ way, back }, down, starts, least, thick) {
    const flat = [];
    way.forEach((node, i) => {
        const across = node.at - least + node.size / 2;
        const begin = starts[node.rank];
        const end = begin + (node.box ? thick(node.box) : 0);
        if (i > 0) flat.push([across, begin]);
        if (i < way.length - 1) flat.push([across, end]);
    });
    const turned = down ? flat : flat.map(([a, b]) => [b, a]);
    return back ? turned.reverse() : turned;
}
