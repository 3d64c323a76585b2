// What the graph shows: all of it, a neighbourhood, the way to the top, or what holds a close.

function placesOf(graph, mode, place, hops) {
    if (mode === "chain") return Array.from(new Set(alikeFindings(graph).slice(0, MOST_CHAINS).flat().flatMap((finding) => finding.chain)));
    if (place < 0) return null;
    if (mode === "path") return pathToTop(graph, place);
    if (mode === "around") return neighbourhood(graph, place, hops);
    return null;
}

function neighbourhood(graph, place, hops) {
    const seen = new Set([place]);
    let edge = [place];
    for (let hop = 0; hop < hops; hop++) {
        const next = [];
        for (const one of edge) {
            for (const { start, to } of [graph.out, graph.into]) {
                for (let l = start[one]; l < start[one + 1]; l++) {
                    if (seen.has(to[l])) continue;
                    seen.add(to[l]);
                    next.push(to[l]);
                }
            }
        }
        edge = next;
    }
    return Array.from(seen);
}

function pathToTop(graph, place) {
    const seen = new Set([place]);
    const left = [place];
    while (left.length > 0) {
        const one = left.pop();
        for (let l = graph.into.start[one]; l < graph.into.start[one + 1]; l++) {
            if (seen.has(graph.into.to[l])) continue;
            seen.add(graph.into.to[l]);
            left.push(graph.into.to[l]);
        }
    }
    return Array.from(seen);
}

// Boxes with positions and lines with points. ELK's layout is used if it belongs to this very picture.
function scene(graph, layout, { mode, place, hops, apart }) {
    const places = placesOf(graph, mode, place, hops);
    if (!places && layout && apart.length === 0) return laidOut(graph, layout);
    const all = places ?? Array.from(graph.order);
    const single = places && place >= 0 ? [...apart, place] : apart;
    const { groups, groupOf } = fold(graph, all, { limit: places ? 40 : MOST_BOXES, apart: single });
    const boxes = groups.map((group) => box(graph, group));
    const lines = linesBetween(graph, all, groupOf);
    layered(boxes, lines);
    return framed({ boxes, lines, groupOf });
}

function laidOut(graph, layout) {
    const groups = layout.boxes.map(() => ({ members: [], kind: "single" }));
    const groupOf = new Map();
    layout.groupOf.forEach((group, place) => {
        groups[group].members.push(place);
        groupOf.set(place, group);
    });
    const middles = new Set(layout.runs);
    const boxes = groups.map((group, i) => {
        if (group.members.length > 1) group.kind = middles.has(i) ? "run" : "alike";
        const [x, y, width, height] = layout.boxes[i];
        return { group, texts: boxTexts(graph, group), x, y, width, height };
    });
    const ways = new Map(layout.lines.map(([from, to, flat]) => [from + " " + to, flat]));
    const lines = linesBetween(graph, Array.from(graph.order), groupOf);
    for (const line of lines) {
        const flat = ways.get(line.from + " " + line.to) ?? [];
        line.points = [];
        for (let i = 0; i < flat.length; i += 2) line.points.push([flat[i], flat[i + 1]]);
        line.bezier = true;
    }
    return framed({ boxes, lines: lines.filter((line) => line.points.length > 1), groupOf });
}

function linesBetween(graph, places, groupOf) {
    const held = new Set();
    for (const { chain } of graph.findings) {
        for (let i = 1; i < chain.length; i++) held.add(groupOf.get(chain[i - 1]) + " " + groupOf.get(chain[i]));
    }
    const lines = new Map();
    for (const place of places) {
        const from = groupOf.get(place);
        for (let l = graph.out.start[place]; l < graph.out.start[place + 1]; l++) {
            const to = groupOf.get(graph.out.to[l]);
            if (to === undefined || to === from) continue;
            const key = from + " " + to;
            const line = lines.get(key) ?? { from, to, kind: 0, held: held.has(key) };
            line.kind |= graph.out.kind[l];
            lines.set(key, line);
        }
    }
    for (const line of lines.values()) line.held &&= (line.kind & WAITS) !== 0;
    return Array.from(lines.values());
}

function framed(drawn) {
    let [left, top, right, bottom] = [0, 0, 0, 0];
    for (const one of drawn.boxes) {
        left = Math.min(left, one.x);
        top = Math.min(top, one.y);
        right = Math.max(right, one.x + one.width);
        bottom = Math.max(bottom, one.y + one.height);
    }
    return { ...drawn, frame: { x: left - 12, y: top - 12, width: right - left + 24, height: bottom - top + 24 } };
}

// ELK gives the points of Bézier curves; our own layout gives corners, which are rounded here.
function wayOf(line) {
    const [first, ...rest] = line.points;
    let d = "M" + first.join(" ");
    if (line.bezier && rest.length % 3 === 0) {
        for (let i = 0; i < rest.length; i += 3) d += "C" + rest.slice(i, i + 3).map((p) => p.join(" ")).join(",");
        return d;
    }
    let [x, y] = first;
    for (const [toX, toY] of rest) {
        const [mx, my] = [(x + toX) / 2, (y + toY) / 2];
        d += line.down ? `C${x} ${my},${toX} ${my},${toX} ${toY}` : `C${mx} ${y},${mx} ${toY},${toX} ${toY}`;
        [x, y] = [toX, toY];
    }
    return d;
}
