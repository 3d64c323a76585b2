// Elements. Texts only ever become text nodes and attributes, so no name can become anything else.

function fill(element, props, children) {
    for (const [key, value] of Object.entries(props ?? {})) {
        if (value === undefined || value === null || value === false) continue;
        if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
        else if (key === "class") element.setAttribute("class", value);
        else element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

function h(tag, props, ...children) {
    return fill(document.createElement(tag), props, children);
}

function s(tag, props, ...children) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function button(text, act, props) {
    return h("button", { type: "button", onclick: act, ...props }, text);
}

// At most once for each frame of the screen.
function eachFrame(act) {
    let asked = 0;
    return () => {
        if (asked) return;
        asked = requestAnimationFrame(() => {
            asked = 0;
            act();
        });
    };
}

const spoken = h("div", { class: "unseen", role: "status", "aria-live": "polite" });

// Notifies a screen reader.
function say(text) {
    spoken.textContent = text;
}
