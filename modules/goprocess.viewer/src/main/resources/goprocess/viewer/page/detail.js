// The details of the selected process.

class Detail {
    constructor() {
        this.element = h("aside", { class: "detail", "aria-label": "Selected process", hidden: true });
    }

    draw() {
        const place = selected();
        this.element.hidden = place < 0;
        document.body.classList.toggle("with-detail", place >= 0);
        if (place < 0) return;
        const { graph } = page;
        const process = graph.raw[place];
        const work = workOf(process, findingOf(graph, place));
        const row = (name, value) => value !== "" && value !== undefined && [h("dt", null, name), h("dd", null, value)];
        const state = graph.state[place];
        this.element.replaceChildren(
            h("header", null, h("h2", null, h("bdi", null, shown(process.name, 400)), h("span", { class: "id" }, " #" + process.id)), button("×", () => select(-1), { class: "quiet", "aria-label": "Close the details" })),
            h("p", { class: "state " + STATES[state].toLowerCase().replace(" ", "-") }, h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]), stateText(graph, place).toLowerCase()),
            h("p", { class: "choices" }, button("Around it", () => show({ view: "graph", mode: "around" })), button("In the tree", () => show({ view: "tree", q: "", state: "", stem: "" })), button("Path to the top", () => show({ view: "graph", mode: "path" }))),
            h(
                "dl",
                null,
                row("Open for", process.openMillis === undefined ? "" : duration(process.openMillis)),
                row("Closing because", process.cause && state !== RUNNING ? (CAUSES[process.cause] ?? process.cause) + (process.by !== undefined ? ", by " + this.name(process.by) : "") : ""),
                row("On thread", process.byThread ? shown(process.byThread) : ""),
                row("Failed with", process.failure ? shown(process.failure, 600) : ""),
                row("Waits for", process.waitsFor ? many(process.waitsFor, "open thing") : ""),
                row("Teardown", process.hasTeardown ? "not begun" : ""),
                row("In its " + work?.what, work ? threadLine(work) + (work.sinceMillis === undefined ? "" : ", for " + duration(work.sinceMillis)) : ""),
                (process.waiters ?? []).slice(0, 8).map((waiter) => row("Waited for by", threadLine(waiter))),
            ),
            this.links("Under", graph.into, place),
            this.links("Above", graph.out, place),
            work?.stack?.length > 0 ? h("section", null, h("h3", null, "Stack"), stackList(work)) : "",
        );
    }

    name(id) {
        const place = page.graph.places.get(id);
        return place === undefined ? "#" + id : numbered(page.graph, place, 60);
    }

    links(title, { start, to, kind }, place) {
        const n = start[place + 1] - start[place];
        if (n === 0) return "";
        const items = [];
        for (let l = start[place]; l < Math.min(start[place + 1], start[place] + 50); l++) {
            const other = to[l];
            const only = ["", "closes only", "waits only", ""][kind[l]];
            items.push(h("li", null, button([h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[page.graph.state[other]]), " ", numbered(page.graph, other, 60)], () => select(other), { class: "link" }), only && h("span", { class: "note" }, " " + only)));
        }
        return h("section", null, h("h3", null, title + " " + many(n, "process", "processes")), h("ul", null, items, n > 50 && h("li", { class: "note" }, "and " + count(n - 50) + " more")));
    }
}
