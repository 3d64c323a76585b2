// The graph: folded boxes and lines that can be moved, focused and walked through with keys.

const READABLE = 0.5;

// The kinds of lines in a picture: for each its number, its style and its meaning.
const HELD = 4;
const LINES = [
    [CLOSES | WAITS, "both", "child"],
    [WAITS, "waits", "waits only"],
    [CLOSES, "closes", "closes only"],
    [HELD | CLOSES | WAITS, "both held", "holds a close"],
    [HELD | WAITS, "waits held", "holds a close, waits only"],
];

class GraphView {
    constructor() {
        this.apart = [];
        this.canvas = s("svg", { class: "canvas", tabindex: "0", role: "application", "aria-roledescription": "graph", "aria-label": "Graph of processes. Arrow keys go along links, Enter unfolds." });
        this.content = s("g");
        this.canvas.append(this.markers(), this.content);
        this.pan = new Pan(this.canvas, ({ at }) => {
            this.content.setAttribute("transform", `translate(${at.x} ${at.y}) scale(${at.scale})`);
            this.minimap.sight();
        });
        this.minimap = new Minimap(this.pan);
        this.canvas.addEventListener("click", (event) => this.clicked(event));
        this.canvas.addEventListener("dblclick", () => this.unfold(this.pressed));
        this.canvas.addEventListener("keydown", (event) => this.key(event));
        this.tools = h("div", { class: "tools", role: "toolbar", "aria-label": "What the graph shows" });
        this.legend = h("div", { class: "legend" });
        this.element = h("section", { class: "view graph", "aria-label": "Graph" }, this.tools, h("div", { class: "stage" }, this.canvas, this.minimap.element), this.legend);
        new ResizeObserver(() => this.fitted && this.fit()).observe(this.canvas);
    }

    markers() {
        const arrow = (id) => s("marker", { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto", markerUnits: "userSpaceOnUse" }, s("path", { d: "M0 0.5L8 4L0 7.5z", class: id }));
        return s("defs", null, arrow("arrow"), arrow("arrow-held"));
    }

    draw() {
        const { graph, layout } = page;
        const mode = shownNow.mode || "all";
        this.drawn = scene(graph, layout, { mode, place: selected(), hops: Number(shownNow.hops), apart: this.apart });
        this.drawnGraph = graph;
        this.drawnFor = this.wanted();
        this.nodes = this.drawn.boxes.map((one, i) => this.node(one, i));
        this.content.replaceChildren(s("g", null, this.drawn.lines.map((line) => this.line(line))), s("g", null, this.nodes));
        this.minimap.draw(this.drawn);
        this.drawTools(mode);
        this.drawLegend();
        this.mark();
        this.begin();
    }

    node(one, i) {
        const state = groupState(page.graph, one.group);
        const held = Math.max(...one.group.members.map((place) => page.graph.chained[place]));
        const many = one.group.members.length > 1;
        const group = s("g", { class: `box ${STATES[state].toLowerCase().replace(" ", "-")} held-${held}${many ? " many" : ""}`, "data-box": i, transform: `translate(${one.x} ${one.y})` });
        if (many) group.append(s("rect", { class: "behind", x: 4, y: 4, width: one.width, height: one.height, rx: 6 }));
        group.append(s("rect", { width: one.width, height: one.height, rx: 6 }));
        one.texts.forEach((text, l) => {
            const sign = l === 1 ? SIGNS[state] + " " : "";
            group.append(s("text", { x: one.width / 2, y: PADDING + 11 + LINE * l, class: l === 0 ? "name" : "" }, sign + text));
        });
        group.append(s("title", null, one.texts.join("\n")));
        return group;
    }

    line(line) {
        const kind = ["", "closes", "waits", "both"][line.kind];
        return s("path", { class: `line ${kind}${line.held ? " held" : ""}`, d: wayOf(line), "marker-end": line.held ? "url(#arrow-held)" : "url(#arrow)" });
    }

    // Of a recording: the same boxes, in other states.
    recolour() {
        if (!this.drawn) return;
        this.drawn.boxes.forEach((one, i) => {
            one.texts = boxTexts(page.graph, one.group);
            const fresh = this.node(one, i);
            this.nodes[i].replaceWith(fresh);
            this.nodes[i] = fresh;
        });
        this.drawLegend();
        this.mark();
    }

    drawTools(mode) {
        const place = selected();
        const choice = (text, value, more = {}) =>
            button(text, () => show({ mode: value === "all" ? "" : value, ...more }), { "aria-pressed": String(mode === value && (!more.hops || more.hops === shownNow.hops)), disabled: (value === "around" || value === "path") && place < 0 });
        this.tools.replaceChildren(
            h("span", { class: "choices" }, choice("Everything", "all"), page.graph.findings.length > 0 && choice("What holds", "chain"), ["1", "2", "3"].map((hops) => choice(hops === "1" ? "Around: 1 step" : hops, "around", { hops })), choice("Path to the top", "path")),
            h("span", { class: "choices" }, button("Fit", () => this.fit(), { title: "Key: 0" }), button("−", () => this.pan.zoom(0.8), { "aria-label": "Smaller" }), button("+", () => this.pan.zoom(1.25), { "aria-label": "Larger" }), this.apart.length > 0 && button("Fold again", () => this.refold())),
        );
    }

    drawLegend() {
        const states = new Set(this.drawn.boxes.map((one) => groupState(page.graph, one.group)));
        const lines = new Set(this.drawn.lines.map((line) => (line.held ? HELD : 0) | line.kind));
        const held = this.drawn.boxes.some((one) => one.group.members.some((place) => page.graph.chained[place] > 0));
        const sample = (kind) => s("svg", { width: 28, height: 10, "aria-hidden": "true" }, s("path", { class: "line " + kind, d: "M1 5H27" }));
        this.legend.replaceChildren(
            ...[...states].sort().map((state) => h("span", null, h("i", { class: "swatch " + STATES[state].toLowerCase().replace(" ", "-"), "aria-hidden": "true" }, SIGNS[state]), STATES[state].toLowerCase())),
            ...LINES.filter(([kind]) => lines.has(kind)).map(([, name, text]) => h("span", null, sample(name), text)),
            held && ![...lines].some((kind) => kind & HELD) ? h("span", null, h("i", { class: "swatch held", "aria-hidden": "true" }), "holds a close") : "",
        );
    }

    fit() {
        if (!this.drawn) return;
        this.fitted = true;
        this.pan.fit(this.drawn.frame);
    }

    // At first the whole graph, if it is readable; otherwise the searched part, at a readable size.
    begin() {
        this.fit();
        if (this.pan.at.scale >= READABLE) return;
        this.fitted = false;
        const { drawn } = this;
        const culprit = page.graph.findings[0]?.culprit;
        const at = drawn.groupOf.get(selected()) ?? drawn.groupOf.get(culprit) ?? 0;
        const one = drawn.boxes[at];
        this.pan.center(one.x + one.width / 2, one.y + one.height / 2);
    }

    boxAt(event) {
        const node = event.target.closest?.("[data-box]");
        return node ? Number(node.dataset.box) : -1;
    }

    // The first click opens the details, which may move the box away from under the second one.
    clicked(event) {
        if (event.detail > 1) return;
        this.pressed = null;
        if (this.pan.dragged) return;
        this.pressed = this.drawn.boxes[this.boxAt(event)]?.group;
        select(this.pressed ? this.pressed.members[0] : -1);
    }

    // Then the first ones of a group are drawn alone; the others stay together.
    unfold(group) {
        if (!group) return;
        const { members } = group;
        if (members.length === 1) return show({ mode: "around" });
        this.apart = [...this.apart, ...members.slice(0, 40)];
        select(members[0]);
        this.draw();
        say(Math.min(40, members.length) + " of " + members.length + " unfolded");
    }

    refold() {
        this.apart = [];
        this.draw();
    }

    mark() {
        const at = this.drawn.groupOf.get(selected()) ?? -1;
        this.nodes.forEach((node, i) => node.classList.toggle("selected", i === at));
        return at;
    }

    // What the picture depends on.
    wanted() {
        const { mode, process, hops } = shownNow;
        const near = mode === "around" || mode === "path";
        return [mode, near ? process : "", near ? hops : "", this.apart].join("|");
    }

    // After the selection has changed elsewhere too.
    update(changed) {
        if (this.drawnGraph !== page.graph || this.wanted() !== this.drawnFor) return this.draw();
        const at = this.mark();
        this.drawTools(shownNow.mode || "all");
        if (at >= 0 && changed.includes("process")) this.bring(this.drawn.boxes[at]);
    }

    bring(one) {
        const { x, y, scale } = this.pan.at;
        const { width, height } = this.pan.size();
        const [left, top] = [one.x * scale + x, one.y * scale + y];
        if (left < 0 || top < 0 || left + one.width * scale > width || top + one.height * scale > height) {
            this.fitted = false;
            this.pan.center(one.x + one.width / 2, one.y + one.height / 2);
        }
    }

    key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const at = this.drawn.groupOf.get(selected()) ?? -1;
        const moves = { ArrowDown: [0, -60], ArrowUp: [0, 60], ArrowLeft: [60, 0], ArrowRight: [-60, 0] };
        if (event.key in moves && event.shiftKey) this.pan.shift(...moves[event.key]);
        else if (event.key in moves) this.walk(at, event.key);
        else if (event.key === "+" || event.key === "=") this.pan.zoom(1.25);
        else if (event.key === "-") this.pan.zoom(0.8);
        else if (event.key === "0") this.fit();
        else if (event.key === "Enter") this.unfold(this.drawn.boxes[at]?.group);
        else if (["1", "2", "3"].includes(event.key) && at >= 0) show({ mode: "around", hops: event.key });
        else return;
        event.preventDefault();
    }

    // To the nearest box in that direction.
    walk(at, key) {
        const middle = (one) => [one.x + one.width / 2, one.y + one.height / 2];
        if (at < 0) return this.choose(0);
        const [x, y] = middle(this.drawn.boxes[at]);
        const [dx, dy] = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
        let best = -1;
        let least = Infinity;
        this.drawn.boxes.forEach((one, i) => {
            const [ox, oy] = middle(one);
            const along = (ox - x) * dx + (oy - y) * dy;
            const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
            if (i !== at && along > 1 && along + 2 * aside < least) [best, least] = [i, along + 2 * aside];
        });
        if (best >= 0) this.choose(best);
    }

    choose(at) {
        const one = this.drawn.boxes[at];
        if (!one) return;
        select(one.group.members[0]);
        say(one.texts.join(", "));
    }
}
