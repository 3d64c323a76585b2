// Assembles the page.

const views = {};
const detail = new Detail();
const main = h("main");
const tabs = h("nav", { class: "tabs", "aria-label": "Views" });
const facts = h("p", { class: "facts" });
const top_ = h("header", { class: "top" });

function take(json, layout = null) {
    if (Array.isArray(json?.processes) && json.kind !== "recording") {
        page.graph = model(json);
        page.layout = layout;
    } else if (json?.kind === "recording") {
        page.recording = recordingOf(json);
        page.graph = page.recording.graph;
        page.layout = null;
        views.time ??= new TimeView();
    } else throw new Error("This file is neither the JSON of a graph nor that of a recording.");
}

function titles() {
    const { graph, recording } = page;
    const counts = tally(graph);
    const told = [0, 1, 2].filter((state) => counts[state] > 0).map((state) => count(counts[state]) + " " + STATES[state].toLowerCase());
    const captured = recording ? recording.title : graph.capturedAt ? new Date(graph.capturedAt).toLocaleString("sv") : "";
    facts.textContent = [graph.pid && "pid " + graph.pid, captured, told.join(", ")].filter(Boolean).join(" · ");
    document.title = (graph.findings.length > 0 ? nameOf(graph, graph.findings[0].culprit, 40) + " holds a close" : told.join(", ")) + " · goprocess";
    const shownViews = Object.entries(views).filter(([name]) => name !== "why" || !recording);
    tabs.replaceChildren(...shownViews.map(([name]) => h("a", { href: "#view=" + name, "aria-current": shownNow.view === name ? "page" : null, onclick: (event) => (event.preventDefault(), show({ view: name })) }, name[0].toUpperCase() + name.slice(1), name === "why" && graph.findings.length > 0 ? h("b", null, count(graph.findings.length + graph.omitted)) : "")));
}

function firstView() {
    if (page.recording) return "time";
    return page.graph.findings.length > 0 ? "why" : page.graph.n > 2000 ? "tree" : "graph";
}

function draw(changed) {
    if (page.recording) {
        setMoment(page.recording, shownNow.t === "" ? page.recording.length : Number(shownNow.t));
        if (changed.includes("t")) views.graph.recolour();
    }
    if (!views[shownNow.view]) shownNow.view = firstView();
    for (const [name, view] of Object.entries(views)) view.element.hidden = name !== shownNow.view;
    titles();
    const view = views[shownNow.view];
    if (shownNow.view === "tree" && (view.graph !== page.graph || changed.includes("t"))) view.refresh();
    view.update(changed);
    if (changed.some((key) => ["process", "t", "graph"].includes(key))) detail.draw();
}

function begin() {
    views.why ??= new WhyView();
    views.graph ??= new GraphView();
    views.tree ??= new TreeView();
    main.replaceChildren(...Object.values(views).map((view) => view.element), detail.element);
    draw(["graph", "process"]);
}

async function readFile(file) {
    try {
        take(JSON.parse(await file.text()));
        begin();
    } catch (failure) {
        refuse(failure);
    }
}

function refuse(failure) {
    main.replaceChildren(h("section", { class: "view calm" }, h("h2", null, "This cannot be shown."), h("p", null, String(failure.message ?? failure)), picker()));
}

function picker() {
    const input = h("input", { type: "file", accept: ".json,application/json", id: "file", onchange: () => input.files[0] && readFile(input.files[0]) });
    return h("p", null, h("label", { for: "file" }, "A file with the JSON of a graph or a recording: "), input);
}

async function start() {
    readAddress();
    top_.append(h("h1", null, "goprocess"), facts, h("span", { class: "spring" }), ...copyMenu(), button("?", () => help.showModal(), { class: "quiet", "aria-label": "Keys" }));
    document.body.append(top_, tabs, main, help, noticed, spoken);
    listenToKeys(views);
    watch(draw);
    addEventListener("hashchange", () => {
        readAddress();
        if (page.graph) draw(Object.keys(FIRST));
    });
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
        event.preventDefault();
        if (event.dataTransfer.files[0]) readFile(event.dataTransfer.files[0]);
    });
    try {
        const json = (await embedded("graph")) ?? (await embedded("recording"));
        if (json) {
            take(json, await embedded("layout"));
            begin();
        } else main.replaceChildren(h("section", { class: "view calm" }, h("h2", null, "Drop a file here."), picker()));
        const light = follow((fresh) => {
            take(fresh);
            draw(["graph", "process"]);
        });
        if (light) top_.insertBefore(light, facts);
    } catch (failure) {
        refuse(failure);
        throw failure;
    }
    document.documentElement.dataset.ready = "";
}

await start();
