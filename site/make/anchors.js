// Every link of the built pages leads somewhere: the file is there, and what it says after `#` is the
// id of something in it. Run on `dist/`, the first page of the Javadoc included, and all that pages lead to.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A sentence for each link of the pages below a folder that leads nowhere. */
export function brokenLinks(folder, base) {
    const ids = new Map();
    const idsOf = (file) => {
        if (!ids.has(file)) {
            const html = readFileSync(file, "utf8");
            ids.set(file, new Set([...html.matchAll(/\b(?:id|name)="([^"]+)"/g)].map((found) => decoded(found[1]))));
        }
        return ids.get(file);
    };
    return readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith(".html") && (!name.startsWith("api/") || name === "api/index.html"))
        .flatMap((name) => {
            const html = readFileSync(join(folder, name), "utf8");
            const links = new Set([...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((found) => decoded(found[1])));
            return [...links].filter((link) => !/^(\w+:|\/\/)/.test(link)).flatMap((link) => {
                const fault = faultOf(link, name);
                return fault ? [`${name}: ${link}: ${fault}`] : [];
            });
        });

    function faultOf(link, from) {
        const [path, anchor] = link.split("#");
        if (path.startsWith("/") && !path.startsWith(base)) return `is outside of ${base}`;
        const plain = path.split("?")[0];
        let file = plain === "" ? join(folder, from) : plain.startsWith("/") ? join(folder, plain.slice(base.length)) : join(folder, dirname(from), plain);
        if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
        if (!existsSync(file)) return `there is no ${relative(folder, file)}`;
        if (anchor && file.endsWith(".html") && !idsOf(file).has(decodeURIComponent(anchor))) return "an unknown anchor";
        return undefined;
    }
}

function decoded(text) {
    return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const dist = fileURLToPath(new URL("../dist", import.meta.url));
    const faults = brokenLinks(dist, process.env.SITE_BASE ?? "/goprocess-java/");
    faults.forEach((fault) => console.error(fault));
    process.exit(faults.length > 0 ? 1 : 0);
}
