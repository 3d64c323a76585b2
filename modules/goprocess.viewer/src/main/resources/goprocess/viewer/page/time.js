// A recording over time: the moment, the graph at that moment, the waterfall of a close, and what set its length.

class TimeView {
    constructor() {
        this.moment = new Moment();
        this.moment.span = () => [Math.max(0, this.close.began - this.close.length * 0.05), Math.min(page.recording.length, this.close.began + this.close.length * 1.05)];
        this.waterfall = new Waterfall();
        this.choice = h("select", { "aria-label": "Which close", onchange: () => show({ skip: "", from: "", to: "", close: this.choice.value }) });
        this.told = h("p", { class: "length" });
        this.reset = button("Whole close", () => show({ from: "", to: "" }), { hidden: true });
        this.side = h("div", { class: "blame" });
        this.key = h("p", { class: "legend" }, [["wait", "waits"], ["function", "its function"], ["teardown", "its teardown"], ["critical", "the critical path"]].map(([name, text]) => h("span", null, s("svg", { width: 22, height: 14, "aria-hidden": "true", class: "bars" }, s("rect", { class: name, x: 1, y: 1, width: 20, height: 12, rx: 2 })), text)));
        this.element = h("section", { class: "view time", "aria-label": "Time" }, this.moment.element, h("div", { class: "tools" }, this.choice, this.told, this.reset, button("The graph at this moment", () => show({ view: "graph", mode: "" }))), h("div", { class: "split" }, this.waterfall.element, this.side), this.key);
    }

    update(changed) {
        const { recording } = page;
        if (this.drawn !== recording) {
            this.drawn = recording;
            this.choice.replaceChildren(...recording.closes.map((close, i) => h("option", { value: i }, (i === 0 ? "The shutdown: " : "") + numbered(recording.graph, close.origin, 40) + ", " + duration(close.length / 1000))));
            this.choice.hidden = recording.closes.length < 2;
            this.moment.draw(recording);
            changed = ["close"];
        }
        this.moment.update(recording.moment);
        if (recording.closes.length === 0) {
            this.told.textContent = "Nothing began to close while it was recorded.";
            return;
        }
        this.close = recording.closes[Number(shownNow.close) || 0] ?? recording.closes[0];
        if (changed.some((key) => ["close", "from", "to", "skip", "view"].includes(key))) this.draw();
        else this.waterfall.update();
    }

    draw() {
        const { recording } = page;
        const { close } = this;
        this.choice.value = String(recording.closes.indexOf(close));
        this.reset.hidden = shownNow.from === "";
        const without = shownNow.skip === "" ? undefined : recording.graph.places.get(Number(shownNow.skip));
        this.told.replaceChildren(h("b", null, numbered(recording.graph, close.origin, 40)), close.finished ? " closed in " : " had not closed after ", h("b", null, duration(close.length / 1000)), ", with " + many(membersOf(recording, close).length, "process", "processes"));
        this.waterfall.draw(recording, close);
        const { parts, between } = blame(close);
        if (parts.length === 0 && between === 0) return this.side.replaceChildren(h("p", { class: "note" }, close.path ? "No step of it took time." : "The critical path is known of the shutdown only."));
        const answer = !close.without?.has(without) ? "" : h("p", { class: "answer", role: "status" }, "Had " + numbered(recording.graph, without, 40) + " taken no time: ", h("b", null, duration(close.without.get(without) / 1000)), " instead of " + duration(close.length / 1000) + ".");
        this.side.replaceChildren(h("h2", null, "What set its length"), h("ol", null, parts.slice(0, 30).map((part) => this.part(part, without)), between > 0 && this.between(between)), answer);
    }

    share(length) {
        const share = length / Math.max(1, this.close.length);
        return [s("svg", { class: "share", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { width: 100 * share, height: 4 })), h("span", { class: "age" }, duration(length / 1000) + " · " + Math.round(share * 100) + " %")];
    }

    // The library, the scheduler and the callbacks, from the end of one to the beginning of the next.
    between(length) {
        const [bar, told] = this.share(length);
        return h("li", null, bar, h("span", { class: "link note" }, "between them"), told);
    }

    part({ place, length }, without) {
        const [bar, told] = this.share(length);
        const { graph } = page.recording;
        const kinds = [...new Set(this.close.path.filter((step) => step.place === place && step.kind !== "HANDOVER").map((step) => STEPS[step.kind] ?? step.kind))].join(", ");
        return h("li", null, bar, button([h("b", null, nameOf(graph, place, 40)), h("span", { class: "note" }, " " + kinds)], () => select(place), { class: "link" }), told, this.close.without?.has(place) && button("without", () => show({ skip: place === without ? "" : graph.raw[place].id }), { "aria-pressed": String(place === without), title: "What if this took no time?", "aria-label": "What if " + nameOf(graph, place, 40) + " took no time?" }));
    }

    // To the previous or next moment at which something happened.
    step(direction) {
        const { moments, moment } = page.recording;
        const next = direction > 0 ? moments.find((at) => at > moment) : moments.findLast((at) => at < moment);
        if (next !== undefined) show({ t: next });
    }
}
