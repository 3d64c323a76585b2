// A close as a waterfall: a bar for each process, and a line from each wait to everything it waited for.

const BAR_ROW = 24;
const MOST_BARS = 400;

// The next larger of 1, 2 and 5 times a power of ten: such steps of a scale are easy to read.
function roundStep(least) {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
    return power * [1, 2, 5, 10].find((factor) => factor * power >= least);
}

class Waterfall {
    constructor() {
        this.names = h("div", { class: "names" });
        this.chart = s("svg", { class: "bars", role: "img", "aria-label": "The close as a waterfall; drag to choose a stretch of time" });
        this.element = h("div", { class: "waterfall" }, this.names, h("div", { class: "plot" }, this.chart));
        this.chart.addEventListener("pointerdown", (event) => this.brushBegins(event));
        this.chart.addEventListener("dblclick", () => show({ from: "", to: "" }));
        new ResizeObserver(eachFrame(() => this.recording && this.element.offsetParent && this.draw(this.recording, this.close))).observe(this.element);
    }

    draw(recording, close) {
        this.recording = recording;
        this.close = close;
        const span = Math.max(1, close.length);
        this.from = shownNow.from === "" ? close.began : Number(shownNow.from);
        this.to = shownNow.to === "" ? close.began + span : Number(shownNow.to);
        this.width = Math.max(120, this.chart.parentElement.clientWidth - 2);
        const { graph } = recording;
        const critical = new Set((close.path ?? []).map((step) => step.place));
        let places = membersOf(recording, close).filter((place) => graph.raw[place].closing <= this.to && (graph.raw[place].closed ?? recording.length) >= this.from);
        this.left = 0;
        if (places.length > MOST_BARS) {
            // The critical path first, then those that took longest; in their order.
            const long = (place) => (critical.has(place) ? Infinity : (graph.raw[place].closed ?? recording.length) - graph.raw[place].closing);
            const kept = new Set([...places].sort((a, b) => long(b) - long(a)).slice(0, MOST_BARS));
            this.left = places.length - kept.size;
            places = places.filter((place) => kept.has(place));
        }
        this.row = new Map(places.map((place, i) => [place, i]));
        this.names.replaceChildren(h("div", { class: "axis" }), ...places.map((place) => button([h("span", { class: "sign", "aria-hidden": "true" }, critical.has(place) ? "▸" : ""), h("bdi", null, nameOf(graph, place, 40)), h("span", { class: "id" }, " #" + graph.raw[place].id)], () => select(place), { class: "link" + (critical.has(place) ? " critical" : ""), "data-place": place })));
        if (this.left > 0) this.names.append(h("p", { class: "note" }, "and " + count(this.left) + " shorter ones"));
        this.chart.setAttribute("width", this.width);
        this.chart.setAttribute("height", (places.length + 1) * BAR_ROW + 8);
        this.chart.replaceChildren(...this.axis(), ...places.map((place) => this.waits(place)), ...places.flatMap((place) => this.bar(place)), ...this.path(), this.now());
        this.update();
    }

    x(at) {
        return ((Math.max(this.from, Math.min(this.to, at)) - this.from) / (this.to - this.from)) * (this.width - 12) + 6;
    }

    axis() {
        const height = (this.row.size + 1) * BAR_ROW;
        const { began } = this.close;
        const step = roundStep((this.to - this.from) / Math.max(2, Math.min(8, Math.floor(this.width / 110))));
        const ticks = [];
        for (let i = Math.ceil((this.from - began) / step); began + i * step <= this.to; i++) ticks.push(i * step);
        return ticks.map((after) => {
            const x = this.x(began + after);
            const anchor = x < 30 ? "start" : x > this.width - 30 ? "end" : "middle";
            const text = after === 0 ? "0" : (after < 0 ? "−" : "+") + duration(Math.abs(after) / 1000);
            return s("g", { class: "tick" }, s("path", { d: `M${x} ${BAR_ROW - 4}V${height}` }), s("text", { x, y: 14, "text-anchor": anchor }, text));
        });
    }

    // Waiting is pale, its function blue, its teardown dark; a failed one has a cross.
    bar(place) {
        const process = this.recording.graph.raw[place];
        const end = this.recording.length;
        const y = (this.row.get(place) + 1) * BAR_ROW + 5;
        const part = (name, from, to, height = 14, dy = 0) => {
            if (from === undefined || to < this.from || from > this.to) return "";
            return s("rect", { class: name, x: this.x(from), y: y + dy, width: Math.max(1.5, this.x(to) - this.x(from)), height, rx: 2 });
        };
        const closed = process.closed ?? end;
        const title = [numbered(this.recording.graph, place, 80), "closing for " + duration((closed - process.closing) / 1000)];
        // What was given up may end later, but no longer holds.
        const until = (work) => process[work + "Abandoned"] ?? process[work + "Ended"] ?? end;
        const givenUp = (work) => (process[work + "Abandoned"] === undefined ? "" : ", then given up");
        const functionEnd = process.functionStarted === undefined ? process.closing : Math.max(process.closing, until("function"));
        if (functionEnd > process.closing) title.push("function until +" + duration((functionEnd - this.close.began) / 1000) + givenUp("function"));
        if (process.functionStarted === undefined && process.functionAbandoned !== undefined) title.push("function given up before it began");
        if (process.teardownStarted !== undefined) title.push("teardown for " + duration((until("teardown") - process.teardownStarted) / 1000) + givenUp("teardown"));
        if (process.failure) title.push(shown(process.failure, 200));
        return s(
            "g",
            { class: "span" + (process.closed === undefined ? " open" : ""), "data-place": place, onclick: () => select(place) },
            part("wait", process.closing, closed),
            functionEnd > process.closing && part("function", process.closing, functionEnd, 8, 3),
            process.teardownStarted !== undefined && part("teardown", process.teardownStarted, until("teardown")),
            process.failure && s("text", { class: "failed", x: this.x(closed) + 3, y: y + 12 }, "✕"),
            s("title", null, title.join("\n")),
        );
    }

    // From the beginning of its wait down to each process that it waited for, at the moment of its close.
    waits(place) {
        const { graph, length } = this.recording;
        let d = "";
        for (let l = graph.out.start[place]; l < graph.out.start[place + 1]; l++) {
            const row = this.row.get(graph.out.to[l]);
            if (row === undefined || !(graph.out.kind[l] & WAITS)) continue;
            const at = graph.raw[graph.out.to[l]].closed ?? length;
            if (at < this.from || at > this.to) continue;
            const x = this.x(at);
            d += `M${x} ${(row + 1) * BAR_ROW + 12}V${(this.row.get(place) + 1) * BAR_ROW + 12}`;
        }
        return s("path", { class: "link", d, "data-place": place });
    }

    path() {
        return (this.close.path ?? [])
            .filter((step) => this.row.has(step.place) && step.start + step.length >= this.from && step.start <= this.to)
            .map((step) => s("rect", { class: "critical", x: this.x(step.start), y: (this.row.get(step.place) + 1) * BAR_ROW + 3, width: Math.max(1.5, this.x(step.start + step.length) - this.x(step.start)), height: 18, rx: 3 }));
    }

    now() {
        this.line = s("path", { class: "now" });
        return this.line;
    }

    update() {
        const at = this.recording.moment;
        const inSight = at >= this.from && at <= this.to;
        this.line.setAttribute("d", inSight ? `M${this.x(at)} ${BAR_ROW - 6}V${(this.row.size + 1) * BAR_ROW}` : "");
        for (const one of this.element.querySelectorAll("[data-place]")) one.classList.toggle("selected", Number(one.dataset.place) === selected());
    }

    // Dragging over the bars selects a span of time; a click sets the moment.
    brushBegins(event) {
        const { left } = this.chart.getBoundingClientRect();
        const time = (x) => Math.round(this.from + Math.min(1, Math.max(0, (x - left - 6) / (this.width - 12))) * (this.to - this.from));
        const begin = event.clientX;
        const band = s("rect", { class: "brush", y: 0, height: "100%" });
        const move = (moved) => {
            const [a, b] = [begin, moved.clientX].sort((one, other) => one - other);
            if (b - a < 5) return;
            if (!band.isConnected) this.chart.append(band);
            band.setAttribute("x", a - left);
            band.setAttribute("width", b - a);
        };
        const end = (ended) => {
            removeEventListener("pointermove", move);
            removeEventListener("pointerup", end);
            band.remove();
            const [a, b] = [begin, ended.clientX].sort((one, other) => one - other);
            if (b - a < 5) show({ t: time(begin) });
            else if (time(b) > time(a)) show({ from: time(a), to: time(b) });
        };
        addEventListener("pointermove", move);
        addEventListener("pointerup", end);
    }
}
