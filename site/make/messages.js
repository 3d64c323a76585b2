// The messages that a reader may search for are headings of `troubleshooting.md`, in code, with `…`
// where the program inserts something. Each piece between must occur in a source of the library.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = "site/pages/troubleshooting.md";
const HEADING = /^### `(.*)`/gm;

/** A sentence for each message of the page that no source has. */
export function messagesOf(root) {
    const sources = ["goprocess.api", "goprocess.impl", "goprocess.debug", "modules"]
        .flatMap((module) => javaBelow(join(root, module)))
        .map((file) => oneLine(readFileSync(file, "utf8")))
        .join("\n");
    const messages = [...readFileSync(join(root, PAGE), "utf8").matchAll(HEADING)].map((found) => found[1]);
    if (messages.length < 10) return [`${PAGE}: has only ${messages.length} messages`];
    return messages.flatMap((message) => unknown(message, sources).map((piece) => `${PAGE}: no source says "${piece}"`));
}

/** The pieces of a message that the sources lack. */
export function unknown(message, sources) {
    return message
        .split("…")
        .map((piece) => piece.trim())
        .filter((piece) => piece.length > 3 && !sources.includes(piece));
}

/** A source in which texts that were broken into several are one again. */
export function oneLine(source) {
    return source.replace(/"\s*\n?\s*\+\s*"/g, "").replace(/\\"/g, '"');
}

/** The sources of a module, or of all modules in a folder. */
export function javaBelow(folder) {
    return readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith(".java") && name.includes("src/main/") && !name.includes("target/"))
        .map((name) => join(folder, name));
}
