// All processes as a tree. Only the visible rows are elements, however many rows there are.

const ROW = 26;
const DEEPEST_INDENT = 14;

class TreeView {
    constructor() {
        this.count = h("output", { class: "count" });
        this.search = h("input", { type: "search", id: "search", placeholder: "Name, or #number", "aria-label": "Search processes", oninput: () => show({ q: this.search.value }) });
        this.states = ["running", "closing", "closed", "stuck"].map((state) => button("", () => show({ state: shownNow.state === state ? "" : state }), { "data-state": state }));
        this.stem = h("select", { "aria-label": "Only names like", onchange: () => show({ stem: this.stem.value }) });
        this.space = h("div", { class: "space" });
        this.list = h("div", { class: "list", role: "tree", tabindex: "0", "aria-label": "Processes" }, this.space);
        this.list.addEventListener("scroll", eachFrame(() => this.paint()));
        this.list.addEventListener("click", (event) => this.clicked(event));
        this.list.addEventListener("keydown", (event) => this.key(event));
        this.pool = [];
        this.element = h("section", { class: "view tree", "aria-label": "Tree" }, h("div", { class: "tools" }, this.search, h("span", { class: "choices", role: "group", "aria-label": "Only those that are" }, this.states), this.stem, this.count), this.list);
        new ResizeObserver(() => this.paint()).observe(this.list);
    }

    refresh() {
        if (this.graph !== page.graph) {
            const closed = this.rows?.closed;
            this.graph = page.graph;
            this.rows = new Rows(page.graph);
            if (closed && page.live) this.rows.closed = closed;
            const list = stems(page.graph);
            this.stem.replaceChildren(h("option", { value: "" }, "All names"), ...list.map(([name, n]) => h("option", { value: name }, shown(name, 40) + " (" + count(n) + ")")));
            this.stem.hidden = list.length < 2;
        }
        if (this.search.value !== shownNow.q) this.search.value = shownNow.q;
        this.stem.value = shownNow.stem;
        const counts = tally(page.graph);
        const stuck = page.graph.chained.reduce((sum, one) => sum + (one > 0), 0);
        const numbers = { running: counts[RUNNING], closing: counts[CLOSING], closed: counts[CLOSED], stuck };
        for (const chip of this.states) {
            const state = chip.dataset.state;
            chip.textContent = state + " " + count(numbers[state]);
            chip.hidden = numbers[state] === 0 && shownNow.state !== state;
            chip.setAttribute("aria-pressed", String(shownNow.state === state));
        }
        this.relist();
    }

    relist() {
        this.now = this.rows.list(this.rows.matching(shownNow));
        this.at = this.now.place.findIndex((place, i) => place === selected() && !this.now.reference[i]);
        this.space.style.height = this.now.place.length * ROW + "px";
        this.count.textContent = this.now.matches ? count(this.now.count) + " of " + count(this.graph.n) : count(this.graph.n);
        this.paint();
    }

    paint() {
        if (!this.now || this.element.hidden) return;
        const first = Math.max(0, Math.floor(this.list.scrollTop / ROW) - 4);
        const last = Math.min(this.now.place.length, Math.ceil((this.list.scrollTop + this.list.clientHeight) / ROW) + 4);
        while (this.pool.length < last - first) this.pool.push(this.blank());
        this.pool.forEach((row, i) => {
            row.element.hidden = first + i >= last;
            if (first + i < last) this.write(row, first + i);
        });
        const current = this.pool[this.at - first]?.element;
        if (this.at >= first && this.at < last && current) this.list.setAttribute("aria-activedescendant", current.id);
        else this.list.removeAttribute("aria-activedescendant");
    }

    blank() {
        const parts = ["twist", "sign", "name", "id", "note", "age"].map((name) => h("span", { class: name }));
        const element = h("div", { class: "row", role: "treeitem", id: "row-" + this.pool.length }, parts);
        this.space.append(element);
        return { element, parts };
    }

    write({ element, parts }, i) {
        const { graph, now } = this;
        const place = now.place[i];
        const process = graph.raw[place];
        const depth = now.depth[i];
        const reference = now.reference[i];
        const state = graph.state[place];
        const opens = !reference && graph.out.start[place] < graph.out.start[place + 1];
        const closed = opens && !now.matches && this.rows.closed.has(place);
        element.className = `row ${STATES[state].toLowerCase()} held-${graph.chained[place]}${reference ? " reference" : ""}${i === this.at ? " selected" : ""}${now.matches && !now.matches[place] ? " around" : ""}`;
        element.style.transform = `translateY(${i * ROW}px)`;
        element.style.paddingInlineStart = 8 + Math.min(depth, DEEPEST_INDENT) * 18 + "px";
        element.dataset.row = i;
        element.setAttribute("aria-level", depth + 1);
        element.setAttribute("aria-selected", String(i === this.at));
        if (opens) element.setAttribute("aria-expanded", String(!closed));
        else element.removeAttribute("aria-expanded");
        const deep = depth > DEEPEST_INDENT ? depth + " " : "";
        const texts = [opens ? (closed ? "▸" : "▾") : reference ? "↗" : "", SIGNS[state], deep + shown(process.name), "#" + process.id, this.note(place, reference), state === CLOSING && process.closingMillis !== undefined ? duration(process.closingMillis) : ""];
        texts.forEach((text, k) => parts[k].textContent !== text && (parts[k].textContent = text));
        element.setAttribute("aria-label", `${texts[2]} ${texts[3]}, ${STATES[state].toLowerCase()} ${texts[5]} ${texts[4]}`);
    }

    note(place, reference) {
        if (reference) return "stands under " + nameOf(this.graph, this.graph.parent[place] < 0 ? place : this.graph.parent[place], 40);
        const finding = findingOf(this.graph, place);
        if (finding) return kindInWords(finding.kind);
        const work = workOf(this.graph.raw[place]);
        return work && this.graph.state[place] === CLOSING ? "in its " + work.what : "";
    }

    clicked(event) {
        const row = event.target.closest("[data-row]");
        if (!row) return;
        const i = Number(row.dataset.row);
        if (event.target.classList.contains("twist") && row.hasAttribute("aria-expanded")) this.twist(i);
        else this.go(i);
    }

    twist(i) {
        const place = this.now.place[i];
        if (!this.rows.closed.delete(place)) this.rows.closed.add(place);
        this.relist();
    }

    go(i) {
        const to = Math.max(0, Math.min(this.now.place.length - 1, i));
        if (this.now.place.length === 0) return;
        const place = this.now.place[to];
        select(place);
        this.at = to;
        this.bring(to);
        this.paint();
    }

    bring(i) {
        const top = i * ROW;
        const { scrollTop, clientHeight } = this.list;
        if (top < scrollTop) this.list.scrollTop = top;
        else if (top + ROW > scrollTop + clientHeight) this.list.scrollTop = top + ROW - clientHeight;
    }

    update(changed) {
        if (changed.some((key) => ["q", "state", "stem"].includes(key)) || this.graph !== page.graph) return this.refresh();
        if (!changed.includes("process")) return;
        const place = selected();
        if (this.now.place[this.at] !== place) {
            if (place >= 0 && !this.now.matches) this.rows.open(place);
            this.relist();
        }
        if (this.at >= 0) this.bring(this.at);
        this.paint();
    }

    key(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const side = Math.max(1, Math.floor(this.list.clientHeight / ROW) - 1);
        const { place, depth, reference } = this.now;
        const opens = this.at >= 0 && !reference[this.at] && this.graph.out.start[place[this.at]] < this.graph.out.start[place[this.at] + 1];
        const closed = opens && this.rows.closed.has(place[this.at]);
        const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: side, PageUp: -side, Home: -Infinity, End: Infinity };
        if (event.key in steps) this.go(this.at < 0 ? 0 : this.at + steps[event.key]);
        else if (event.key === "ArrowLeft" && opens && !closed && !this.now.matches) this.twist(this.at);
        else if (event.key === "ArrowLeft" && this.at >= 0) {
            let above = this.at;
            while (above > 0 && depth[above] >= depth[this.at]) above--;
            this.go(above);
        } else if (event.key === "ArrowRight" && closed) this.twist(this.at);
        else if (event.key === "ArrowRight" && opens) this.go(this.at + 1);
        else if (event.key === "Enter" && this.at >= 0) this.go(place.findIndex((one, i) => one === place[this.at] && !reference[i]));
        else return;
        event.preventDefault();
    }
}
