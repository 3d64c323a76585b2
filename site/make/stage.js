// Puts the sources of all pages together in `.staged/`, as plain Markdown: VitePress, its search and
// llms.txt read the same text. If anything is missing, all of it is listed, and nothing is built.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listed } from "../pages.js";
import { withFigures } from "./figures.js";
import { withLinks } from "./links.js";
import { messagesOf } from "./messages.js";
import { propertiesOf } from "./properties.js";
import { withCode } from "./regions.js";

const site = fileURLToPath(new URL("..", import.meta.url));
const root = dirname(site.replace(/\/$/, ""));
const staged = join(site, ".staged");

const decisions = readdirSync(join(root, "docs/decisions"))
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .map((name) => ({ page: `decisions/${name.slice(0, -3)}`, source: `docs/decisions/${name}` }));
const all = [...listed(), ...decisions];
const pages = new Map(all.map(({ page, source }) => [source, page.replace(/(^|\/)index$/, "$1")]));

rmSync(staged, { recursive: true, force: true });
const faults = [];
for (const { page, source } of all) {
    try {
        const text = readFileSync(join(root, source), "utf8");
        const linked = withLinks(text, { source, page, pages, root });
        const file = join(staged, page + ".md");
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, withCode(withFigures(linked, root), root));
    } catch (fault) {
        faults.push(`${source}: ${fault.message}`);
    }
}
// Files that are not pages but contain links.
try {
    withLinks(readFileSync(join(root, "README.md"), "utf8"), { source: "README.md", page: "README", pages, root });
} catch (fault) {
    faults.push(`README.md: ${fault.message}`);
}
faults.push(...messagesOf(root), ...propertiesOf(root));
if (faults.length > 0) {
    faults.forEach((fault) => console.error(fault));
    process.exit(1);
}
mkdirSync(join(staged, "public"));
cpSync(join(site, "icon.svg"), join(staged, "public/icon.svg"));
cpSync(join(root, "docs/images"), join(staged, "images"), { recursive: true });
cpSync(join(site, "pages/pictures"), join(staged, "pictures"), { recursive: true });
