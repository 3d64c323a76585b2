// An overview of a large graph in a corner, with a frame around the visible part.

const MINIMAP_ABOVE = 100;

class Minimap {
    constructor(pan) {
        this.pan = pan;
        this.frame = s("rect", { class: "sight" });
        this.boxes = s("path", { class: "mini" });
        this.element = s("svg", { class: "minimap", "aria-hidden": "true", hidden: true }, this.boxes, this.frame);
        this.element.addEventListener("pointerdown", (event) => this.go(event));
        this.element.addEventListener("pointermove", (event) => event.buttons && this.go(event));
    }

    draw(drawn) {
        const { width: seen, height: high } = this.pan.size();
        const large = Math.min(seen / drawn.frame.width, high / drawn.frame.height) < READABLE;
        this.all = drawn.frame;
        this.element.toggleAttribute("hidden", drawn.boxes.length <= MINIMAP_ABOVE && !large);
        const { x, y, width, height } = drawn.frame;
        this.element.setAttribute("viewBox", [x, y, width, height].join(" "));
        this.boxes.setAttribute("d", drawn.boxes.map((box) => `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}z`).join(""));
    }

    sight() {
        const { x, y, scale } = this.pan.at;
        const { width, height } = this.pan.size();
        for (const [key, value] of Object.entries({ x: -x / scale, y: -y / scale, width: width / scale, height: height / scale })) {
            this.frame.setAttribute(key, value);
        }
    }

    go(event) {
        event.stopPropagation();
        const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.element.getScreenCTM().inverse());
        const scale = this.pan.at.scale;
        const { width, height } = this.pan.size();
        this.pan.at = { x: width / 2 - at.x * scale, y: height / 2 - at.y * scale, scale };
        this.pan.moved();
    }
}
