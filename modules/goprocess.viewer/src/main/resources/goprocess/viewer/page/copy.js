// What is shown, as text, as SVG and as DOT.

function asText() {
    const { graph } = page;
    if (!graph) return "";
    if (shownNow.view === "why" && graph.findings.length > 0) return alikeFindings(graph).slice(0, 20).map((group) => findingText(graph, group)).join("\n");
    const rows = new Rows(graph);
    const now = rows.list(rows.matching(shownNow));
    return now.place.slice(0, 20000).map((place, i) => "  ".repeat(now.depth[i]) + numbered(graph, place) + " " + stateText(graph, place) + (now.reference[i] ? " (stands elsewhere)" : "")).join("\n");
}

function findingText(graph, group) {
    const [finding] = group;
    const lines = [shown(finding.summary ?? kindInWords(finding.kind), 2000)];
    finding.chain.forEach((place, i) => lines.push("    " + (i > 0 ? "-> " : "") + numbered(graph, place) + " " + stateText(graph, place)));
    const work = workOf(graph.raw[finding.culprit], finding);
    if (work) lines.push("  Its " + work.what + " is on " + threadLine(work));
    if (work) lines.push(...stackText(work).map((line) => "    " + line));
    if (group.length > 1) lines.push("And at the same place " + counted(stem(graph.raw[finding.culprit].name), group.length - 1));
    return lines.join("\n") + "\n";
}

function drawnNow() {
    return scene(page.graph, page.layout, { mode: shownNow.mode || "all", place: selected(), hops: Number(shownNow.hops), apart: [] });
}

function asDot() {
    const quoted = (text) => '"' + text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n") + '"';
    const { boxes, lines } = drawnNow();
    const nodes = boxes.map((one, i) => `  n${i} [label=${quoted(one.texts.join("\n"))}];`);
    const edges = lines.map((line) => `  n${line.from} -> n${line.to} [style=${["", "dotted", "dashed", "solid"][line.kind]}${line.held ? ', color="#c4320a", penwidth=2' : ""}];`);
    return ["digraph goprocess {", "  node [shape=box];", ...nodes, ...edges, "}", ""].join("\n");
}

// Self-contained: the styles are written into the elements.
function asSvg() {
    const { boxes, lines, frame } = drawnNow();
    const picture = s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [frame.x, frame.y, frame.width, frame.height].join(" "), width: frame.width, height: frame.height, "font-family": "Helvetica, Arial, sans-serif", "font-size": FONT, "text-anchor": "middle" });
    picture.append(s("rect", { x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: "#ffffff" }));
    for (const line of lines) picture.append(s("path", { d: wayOf(line), fill: "none", stroke: line.held ? "#c4320a" : "#8a8a85", "stroke-width": line.held ? 2.5 : 1.2, "stroke-dasharray": ["", "1 4", "5 4", "none"][line.kind] }));
    const fills = ["#ffffff", "#dcebf7", "#ececea", "#ffffff"];
    for (const one of boxes) {
        const held = Math.max(...one.group.members.map((place) => page.graph.chained[place]));
        picture.append(s("rect", { x: one.x, y: one.y, width: one.width, height: one.height, rx: 6, fill: fills[groupState(page.graph, one.group)], stroke: held ? "#c4320a" : "#8a8a85", "stroke-width": 1 + held }));
        one.texts.forEach((text, l) => picture.append(s("text", { x: one.x + one.width / 2, y: one.y + PADDING + 11 + LINE * l, "font-weight": l === 0 ? 600 : 400, fill: "#1d1d1b" }, text)));
    }
    return new XMLSerializer().serializeToString(picture);
}

async function copy(kind, text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        // Without permission: copies by selecting a text.
        const area = h("textarea", { class: "unseen" }, text);
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
    }
    notice("Copied as " + kind + ".");
}

const noticed = h("div", { class: "notice", hidden: true });

function notice(text) {
    noticed.textContent = text;
    noticed.hidden = false;
    say(text);
    clearTimeout(notice.timer);
    notice.timer = setTimeout(() => (noticed.hidden = true), 2500);
}

function copyMenu() {
    const entry = (kind, text) => h("li", null, button("Copy as " + kind, () => (menu.hidePopover(), copy(kind, text()))));
    const menu = h("ul", { id: "copies", popover: "auto", class: "menu", "aria-label": "Copies" }, entry("text", asText), entry("SVG", asSvg), entry("DOT", asDot), entry("link", () => location.href));
    return [h("button", { type: "button", popovertarget: "copies", class: "quiet" }, "Copy"), menu];
}
