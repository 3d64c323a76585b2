// The moment that is shown: a slider over the recording, above a sketch of how much was closing.

class Moment {
    constructor() {
        this.slider = h("input", { type: "range", min: 0, step: 1, "aria-label": "Moment", oninput: () => show({ t: this.slider.value }) });
        this.told = h("output", { class: "told" });
        this.sketch = s("svg", { class: "sketch", preserveAspectRatio: "none", "aria-hidden": "true" });
        this.play = button("Play", () => this.toggle());
        this.element = h("div", { class: "moment" }, this.play, h("div", { class: "track" }, this.sketch, this.slider), this.told);
    }

    draw(recording) {
        this.recording = recording;
        this.slider.max = recording.length;
        const columns = 200;
        const changes = new Int32Array(columns + 2);
        const column = (at) => Math.max(0, Math.min(columns, Math.floor((at / recording.length) * columns)));
        for (const { closing, closed } of recording.graph.raw) {
            if (closing === undefined) continue;
            changes[column(closing)]++;
            changes[column(closed ?? recording.length) + 1]--;
        }
        let now = 0;
        const heights = Array.from({ length: columns + 1 }, (_, i) => (now += changes[i]));
        const most = Math.max(1, ...heights);
        this.sketch.setAttribute("viewBox", `0 0 ${columns + 1} 100`);
        this.sketch.replaceChildren(s("path", { d: "M0 100" + heights.map((n, i) => `V${100 - (90 * n) / most}H${i + 1}`).join("") + "V100z" }));
    }

    update(at) {
        if (this.slider.value !== String(at)) this.slider.value = at;
        const counts = tally(this.recording.graph);
        this.told.textContent = clock(this.recording.start, at) + "  +" + duration(at / 1000) + "  " + [0, 1, 2].map((state) => count(counts[state]) + " " + STATES[state].toLowerCase()).join(", ");
        this.slider.setAttribute("aria-valuetext", this.told.textContent);
    }

    // The whole shutdown in six seconds, however long it took.
    toggle() {
        if (this.playing) return this.stop();
        const [from, to] = this.span();
        const begun = performance.now();
        this.play.textContent = "Stop";
        const next = (now) => {
            const part = Math.min(1, (now - begun) / 6000);
            show({ t: Math.round(from + (to - from) * part) });
            this.playing = part < 1 ? requestAnimationFrame(next) : this.stop();
        };
        this.playing = requestAnimationFrame(next);
    }

    stop() {
        cancelAnimationFrame(this.playing);
        this.play.textContent = "Play";
        this.playing = 0;
        return 0;
    }
}
