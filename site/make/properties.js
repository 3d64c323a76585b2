// The table of system properties has each that a source of the library names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { javaBelow } from "./messages.js";

const PAGE = "site/pages/reference/configuration.md";
const NAMED = /"(goprocess\.(?:exit|application|debug\.[a-z.]*[a-z]))"/g;

/** A sentence for each property that the page lacks, and for each that no source has. */
export function propertiesOf(root) {
    const sources = ["goprocess.impl", "goprocess.debug"].flatMap((module) => javaBelow(join(root, module)));
    const read = namedIn(sources.map((file) => readFileSync(file, "utf8")).join("\n"));
    return compared(read, readFileSync(join(root, PAGE), "utf8")).map((fault) => `${PAGE}: ${fault}`);
}

export function namedIn(sources) {
    return new Set([...sources.matchAll(NAMED)].map((found) => found[1]));
}

export function compared(read, page) {
    const told = new Set([...page.matchAll(/^\| `(goprocess\.[a-z.]+)` \|/gm)].map((found) => found[1]));
    return [...read].filter((one) => !told.has(one)).map((one) => `says nothing of ${one}`)
        .concat([...told].filter((one) => !read.has(one)).map((one) => `no source reads ${one}`));
}
