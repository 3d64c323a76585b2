// Moves and scales a drawing with the wheel, by dragging, with two fingers, and with the keys in graph.js.

class Pan {
    constructor(element, moved) {
        this.element = element;
        this.moved = eachFrame(() => moved(this));
        this.at = { x: 0, y: 0, scale: 1 };
        this.pointers = new Map();
        this.dragged = false;
        element.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
        element.addEventListener("pointerdown", (event) => this.down(event));
        element.addEventListener("pointermove", (event) => this.move(event));
        for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
            element.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
        }
    }

    size() {
        return { width: this.element.clientWidth || 1, height: this.element.clientHeight || 1 };
    }

    wheel(event) {
        event.preventDefault();
        if (event.ctrlKey || event.metaKey || event.deltaMode === 1 || Math.abs(event.deltaY) >= 50) {
            const { left, top } = this.element.getBoundingClientRect();
            this.zoom(Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top);
        } else {
            this.shift(-event.deltaX, -event.deltaY);
        }
    }

    down(event) {
        this.dragged = false;
        this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    }

    move(event) {
        const before = this.pointers.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        if (this.pointers.size === 1) {
            if (!this.dragged && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
            if (!this.dragged) this.element.setPointerCapture(event.pointerId);
            this.dragged = true;
            this.shift(now.x - before.x, now.y - before.y);
        } else {
            this.dragged = true;
            const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
            const apart = (at) => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
            const { left, top } = this.element.getBoundingClientRect();
            this.zoom(apart(now) / apart(before), (now.x + other.x) / 2 - left, (now.y + other.y) / 2 - top);
        }
        this.pointers.set(event.pointerId, now);
    }

    shift(x, y) {
        this.at.x += x;
        this.at.y += y;
        this.moved();
    }

    zoom(factor, x = this.size().width / 2, y = this.size().height / 2) {
        const scale = Math.min(4, Math.max(0.02, this.at.scale * factor));
        const by = scale / this.at.scale;
        this.at = { x: x - (x - this.at.x) * by, y: y - (y - this.at.y) * by, scale };
        this.moved();
    }

    // On a large screen a small drawing is enlarged, but not without a limit.
    fit(frame) {
        const { width, height } = this.size();
        const largest = Math.min(2.5, Math.max(1.25, height / 800));
        const scale = Math.min(largest, width / frame.width, height / frame.height);
        this.at = {
            x: (width - frame.width * scale) / 2 - frame.x * scale,
            y: (height - frame.height * scale) / 2 - frame.y * scale,
            scale,
        };
        this.moved();
    }

    // Makes a point of the drawing visible, at a readable size.
    center(x, y) {
        const { width, height } = this.size();
        const scale = Math.max(this.at.scale, 0.7);
        this.at = { x: width / 2 - x * scale, y: height / 2 - y * scale, scale };
        this.moved();
    }
}
