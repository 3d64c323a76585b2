// Operates the page with keys only. "?" shows them.

const KEYS = [
    ["w g t m", "why, graph, tree, time"],
    ["/", "search"],
    ["↑ ↓ ← →", "along the tree or the graph"],
    ["Shift + arrows, + − 0", "move, scale and fit the graph"],
    ["Enter", "graph: unfold, or look around"],
    ["1 2 3", "graph: so many steps around"],
    ["p", "path to the top"],
    ["x", "fold everything again"],
    [", .", "time: a step back, a step on"],
    ["c", "copy as text"],
    ["Esc", "close what is open, select nothing"],
    ["?", "these keys"],
];

const help = h("dialog", { class: "help", "aria-labelledby": "help-title" }, h("h2", { id: "help-title" }, "Keys"), h("dl", null, KEYS.map(([key, what]) => [h("dt", null, h("kbd", null, key)), h("dd", null, what)])), h("form", { method: "dialog" }, h("button", null, "Close")));

const VIEW_KEYS = { w: "why", g: "graph", t: "tree", m: "time" };

function listenToKeys(views) {
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
        const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "range";
        if (event.key === "Escape") return escape(event, typing);
        if (typing) return;
        const view = VIEW_KEYS[event.key];
        if (view && views[view]) {
            show({ view });
            focusView(views[view]);
        } else if (event.key === "/") {
            show({ view: "tree" });
            views.tree.search.focus();
        } else if (event.key === "?") help.showModal();
        else if (event.key === "p" && selected() >= 0) show({ view: "graph", mode: "path" });
        else if (event.key === "x") views.graph.refold(), show({ mode: "" });
        else if (event.key === "c") copy("text", asText());
        else if ((event.key === "," || event.key === ".") && views.time) views.time.step(event.key === "." ? 1 : -1);
        else return;
        event.preventDefault();
    });
}

function escape(event, typing) {
    if (typing && event.target.value !== "") return;
    if (typing) event.target.blur();
    else select(-1);
}

function focusView({ element }) {
    (element.querySelector("[tabindex='0']") ?? element.querySelector("a, button"))?.focus();
}
