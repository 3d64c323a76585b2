// A figure in a sentence is taken from the table that the benchmarks have written, so that the two
// cannot differ: `{figure: close a chain | goprocess}` is the median of the first row of that work,
// and of that contender. `| x` takes its multiple of goprocess instead.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FIGURE = /\{figure: ([^|}]+) \| ([^|}]+?)( \| x)?\}/g;

/** The page with its figures. Throws if the table has none of that name. */
export function withFigures(text, root) {
    if (!FIGURE.test(text)) return text;
    const rows = rowsOf(readFileSync(join(root, "docs/performance.md"), "utf8"));
    return text.replace(FIGURE, (_, work, who, multiple) => figureOf(rows, work, who, multiple !== undefined));
}

/** The rows of the table, each with the work it is about. */
export function rowsOf(document) {
    let work = "";
    return document
        .split("\n")
        .filter((line) => line.startsWith("| ") && line.split("|").length === 9)
        .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replace(/^\*\*(.*)\*\*$/, "$1")))
        .map(([of, who, median, , multiple]) => ({ work: (work = of || work), who, median, multiple }));
}

export function figureOf(rows, work, who, multiple) {
    const row = rows.find((one) => one.work.startsWith(work) && one.who.startsWith(who));
    const figure = multiple ? row?.multiple : row?.median;
    if (!figure) throw new Error(`the benchmarks have no figure for ${work} | ${who}`);
    return figure;
}
