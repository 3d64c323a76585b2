// Code on a page is a region of a source that is compiled and tested, named by a line of its own:
//
//     <<< examples/patterns/Cache.java#closing
//
// A file without `#` is shown whole, without its package declaration.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const INCLUDE = /^<<< (\S+?)(?:#([\w-]+))?$/gm;

/** The folders that a path may begin with. */
export const FOLDERS = {
    examples: "modules/goprocess.examples/src/main/java/goprocess/examples",
    tests: "modules/goprocess.examples/src/test/java/goprocess/examples",
    recipes: "modules/goprocess.recipes/src/main/java/goprocess/recipes",
    start: "site/start",
    output: "site/output",
    schema: "goprocess.debug/src/main/resources/goprocess/debug/render",
    "schema-viewer": "modules/goprocess.viewer/src/main/resources/goprocess/viewer/recording",
};

/** The page with all its code in place. Throws if a file or a region is missing. */
export function withCode(page, root) {
    return page.replace(INCLUDE, (_, path, region) => fenced(path, region, root));
}

function fenced(path, region, root) {
    const [folder, ...rest] = path.split("/");
    if (!(folder in FOLDERS)) throw new Error(`no folder of code is called ${folder}: ${path}`);
    const file = join(root, FOLDERS[folder], ...rest);
    if (!existsSync(file)) throw new Error(`there is no ${path}`);
    const source = readFileSync(file, "utf8");
    const code = region ? regionOf(source, region, path) : source.replace(/^package .*;\n/m, "").trim();
    const language = { ".java": "java", ".xml": "xml", ".txt": "text", ".json": "json" }[extname(file)] ?? "";
    return "```" + language + "\n" + code + "\n```";
}

function regionOf(source, name, path) {
    const lines = source.split("\n");
    const start = lines.findIndex((line) => line.trim() === `// @start region="${name}"`);
    if (start < 0) throw new Error(`${path} has no region ${name}`);
    const end = lines.findIndex((line, i) => i > start && line.trim() === "// @end");
    if (end < 0) throw new Error(`region ${name} of ${path} has no end`);
    return withoutIndentation(lines.slice(start + 1, end));
}

function withoutIndentation(lines) {
    const text = lines.filter((line) => line.trim() !== "");
    if (text.length === 0) throw new Error("an empty region");
    const margin = Math.min(...text.map((line) => line.length - line.trimStart().length));
    return lines.map((line) => line.slice(margin)).join("\n").trim();
}
