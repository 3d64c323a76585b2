// What the page shows at this moment. It is stored in the address, so a link leads back to it.

const FIRST = { view: "", process: "", q: "", state: "", stem: "", mode: "", hops: "2", t: "", from: "", to: "", skip: "", close: "" };
const shownNow = { ...FIRST };
const watchers = [];
const page = { graph: null, recording: null, layout: null };

function watch(act) {
    watchers.push(act);
}

function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(FIRST)) shownNow[key] = given.get(key) ?? FIRST[key];
}

function address() {
    const told = new URLSearchParams();
    for (const [key, value] of Object.entries(shownNow)) if (value !== FIRST[key]) told.set(key, value);
    return "#" + told;
}

// Changes a part of it, and notifies all listeners.
function show(changes) {
    const changed = Object.keys(changes).filter((key) => shownNow[key] !== String(changes[key]));
    if (changed.length === 0) return;
    for (const key of changed) shownNow[key] = String(changes[key]);
    history.replaceState(null, "", address());
    for (const act of watchers) act(changed);
}

function selected() {
    return shownNow.process === "" ? -1 : page.graph?.places.get(Number(shownNow.process)) ?? -1;
}

function select(place, more = {}) {
    show({ process: place < 0 ? "" : page.graph.raw[place].id, ...more });
}
