// A recording: one graph of all its processes, with their states at one moment.

function recordingOf(json) {
    for (const process of json.processes) process.state = "RUNNING";
    const graph = model(json, true);
    graph.capturedAt = undefined;
    const start = Date.parse(json.start);
    const recording = {
        graph,
        length: Math.max(1, json.length),
        start,
        complete: json.complete !== false,
        warnings: json.warnings ?? [],
        title: clock(start, 0) + " · " + duration(json.length / 1000) + (json.complete === false ? " · not complete" : ""),
        moment: -1,
    };
    recording.closes = closesOf(recording, json.shutdowns ?? []);
    // The moments at which something happens, for steps by key.
    recording.moments = [...new Set(graph.raw.flatMap((process) => [process.opened, process.closing, process.closed]).filter((at) => at >= 0))].sort((a, b) => a - b);
    setMoment(recording, json.length);
    return recording;
}

function clock(start, micros) {
    const time = new Date(start + micros / 1000);
    return time.toLocaleTimeString("sv") + "." + String(time.getMilliseconds()).padStart(3, "0");
}

function setMoment(recording, at) {
    if (recording.moment === at) return;
    recording.moment = at;
    const { graph } = recording;
    graph.raw.forEach((process, i) => {
        graph.state[i] = stateAt(process, at);
        process.closingMillis = graph.state[i] === CLOSING ? (at - process.closing) / 1000 : undefined;
    });
}

function stateAt(process, at) {
    if (process.closed !== undefined && process.closed <= at) return CLOSED;
    if (process.closing !== undefined && process.closing <= at) return CLOSING;
    return process.opened === undefined || process.opened <= at ? RUNNING : NOT_OPENED;
}

// The shutdown that the recording names, then all other closes that were requested, longest first.
function closesOf(recording, named) {
    const { graph } = recording;
    const known = named.map((one) => ({
        origin: graph.places.get(one.origin),
        began: one.began,
        length: one.length,
        finished: one.finished,
        places: one.processes.map((id) => graph.places.get(id)).filter((place) => place !== undefined),
        without: new Map((one.without ?? []).map(({ process, length }) => [graph.places.get(process), length])),
        path: one.criticalPath.map((step) => ({ ...step, place: graph.places.get(step.process) })),
    }));
    const origins = new Set(known.map((one) => one.origin));
    const others = [];
    graph.raw.forEach((process, place) => {
        if (process.closing === undefined || process.cause === "PARENT" || origins.has(place)) return;
        const end = process.closed ?? recording.length;
        others.push({ origin: place, began: process.closing, length: end - process.closing, finished: process.closed !== undefined });
    });
    others.sort((a, b) => b.length - a.length);
    return [...known, ...others.slice(0, 200)].filter((one) => one.origin !== undefined);
}

// All processes that closed with it, in the order in which they began; computed on demand.
function membersOf(recording, close) {
    if (close.places) return close.places;
    const { graph } = recording;
    const end = close.began + close.length;
    const seen = new Set([close.origin]);
    const left = [close.origin];
    while (left.length > 0) {
        const place = left.pop();
        for (let l = graph.out.start[place]; l < graph.out.start[place + 1]; l++) {
            const other = graph.out.to[l];
            const { closing } = graph.raw[other];
            if (seen.has(other) || closing === undefined || closing < close.began || closing > end) continue;
            seen.add(other);
            left.push(other);
        }
    }
    close.places = [...seen].sort((a, b) => graph.raw[a].closing - graph.raw[b].closing || graph.depth[a] - graph.depth[b]);
    return close.places;
}
