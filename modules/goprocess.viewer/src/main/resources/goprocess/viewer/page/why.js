// Why it does not close: first the culprit, then the chain that leads to it, then its stack.

const CHAIN_SHOWN = 4;

class WhyView {
    constructor() {
        this.element = h("section", { class: "view why", "aria-label": "Why" });
        this.chosen = 0;
    }

    draw() {
        const { graph } = page;
        this.drawn = graph;
        this.groups = alikeFindings(graph);
        if (this.groups.length === 0) {
            const [, closing] = tally(graph);
            return this.element.replaceChildren(h("div", { class: "calm" }, h("h2", null, closing === 0 ? "Nothing is closing." : "Nothing holds a close."), h("p", null, closing === 0 ? "All that is open runs, and nobody has asked it to close." : many(closing, "process is", "processes are") + " closing at this moment, and moving on.")));
        }
        this.chosen = Math.min(this.chosen, this.groups.length - 1);
        const others = this.groups.length > 1 && h("nav", { class: "others", "aria-label": "All that holds a close" }, h("h3", null, many(graph.findings.length + graph.omitted, "process holds", "processes hold") + " a close"), h("ol", null, this.groups.slice(0, 100).map((group, i) => h("li", null, this.entry(group, i)))));
        this.element.replaceChildren(this.article(this.groups[this.chosen]), others || "");
    }

    entry(group, i) {
        const [first] = group;
        return button([h("b", null, group.length > 1 ? counted(stem(page.graph.raw[first.culprit].name), group.length) : nameOf(page.graph, first.culprit, 40)), h("span", null, kindInWords(first.kind) + ", " + duration(first.ageMillis ?? 0))], () => this.choose(i), { "aria-current": i === this.chosen ? "true" : null });
    }

    choose(i) {
        this.chosen = i;
        this.draw();
        select(this.groups[i][0].culprit);
        this.element.querySelector(".others [aria-current]")?.focus();
    }

    article(group) {
        const { graph } = page;
        const [finding] = group;
        const process = graph.raw[finding.culprit];
        const work = workOf(process, finding);
        const top = finding.chain[0];
        return h(
            "article",
            null,
            h("p", { class: "kind" }, finding.certain ? "This never ends by itself" : "Has not ended yet", " · ", duration(finding.ageMillis ?? 0)),
            h("h2", null, this.link(finding.culprit), top === finding.culprit ? " does not close" : [" holds the close of ", this.link(top)]),
            h("p", { class: "what" }, kindInWords(finding.kind), finding.where ? [" in ", h("code", null, shown(finding.where))] : "", work ? ", on " + threadLine(work) : "", "."),
            finding.certain && finding.summary && h("p", { class: "summary" }, shown(finding.summary, 2000)),
            group.length > 1 && h("p", { class: "also" }, "So do " + count(group.length - 1) + " more at the same place: ", group.slice(1, 6).map(({ culprit }, i) => [i > 0 ? ", " : "", this.link(culprit)]), group.length > 6 ? ", …" : "."),
            h("h3", null, "Who waits for whom"),
            this.chain(finding),
            work?.stack?.length > 0 && [h("h3", null, "Where its " + work.what + " is"), stackList(work)],
        );
    }

    chain({ chain, chainOmitted = 0 }) {
        const steps = chain.map((place) => this.step(place));
        const hidden = chain.length - 2 * CHAIN_SHOWN;
        if (hidden > 1 || chainOmitted > 0) {
            const middle = steps.splice(CHAIN_SHOWN, hidden);
            const more = h("li", { class: "more" }, button("… " + count(hidden + chainOmitted) + " more, each waits for the next …", () => more.replaceWith(...middle.slice(0, 500))));
            steps.splice(CHAIN_SHOWN, 0, more);
        }
        return h("ol", { class: "chain" }, steps);
    }

    step(place) {
        const { graph } = page;
        const process = graph.raw[place];
        const state = graph.state[place];
        const why = process.cause ? (CAUSES[process.cause] ?? process.cause) + (process.byThread ? ", by " + shown(process.byThread, 60) : "") : "";
        return h("li", { class: STATES[state].toLowerCase() + " held-" + graph.chained[place] }, h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]), this.link(place), h("span", { class: "note" }, stateText(graph, place).toLowerCase(), why && " · " + why));
    }

    link(place) {
        return h("a", { href: "#process=" + page.graph.raw[place].id, class: "process", onclick: (event) => (event.preventDefault(), select(place)) }, h("bdi", null, nameOf(page.graph, place)), h("span", { class: "id" }, " #" + page.graph.raw[place].id));
    }

    update() {
        if (this.drawn !== page.graph) this.draw();
    }
}

// Findings that hang in the same way form one group, in the order of the findings.
function alikeFindings(graph) {
    const groups = new Map();
    for (const finding of graph.findings) {
        const key = hangsAs(graph, finding);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(finding);
    }
    return [...groups.values()];
}
