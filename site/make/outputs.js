// Compares the outputs that the pages show with those that were just made, numbers masked:
//
//     node make/outputs.js FOLDER            fails where they differ
//     node make/outputs.js FOLDER --accept   shows the new ones from now on
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { masked } from "./masked.js";

const [folder, accept] = process.argv.slice(2);
const shown = fileURLToPath(new URL("../output", import.meta.url));
const made = readdirSync(folder).filter((name) => /\.(txt|json)$/.test(name));
if (accept === "--accept") {
    made.forEach((name) => copyFileSync(join(folder, name), join(shown, name)));
    process.exit(0);
}
// The frames of a stack are those of one JDK.
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8").replace(/"stack":\[[^\]]*\]/g, "") : "");
const names = new Set([...made, ...readdirSync(shown)]);
const stale = [...names].filter((name) => masked(read(join(shown, name))) !== masked(read(join(folder, name))));
for (const name of stale) {
    console.error(`site/output/${name} is not what the command prints now:\n${masked(read(join(folder, name)))}\n`);
}
if (stale.length > 0) {
    console.error("Accept it by `node make/outputs.js FOLDER --accept`, or mend the command.");
    process.exit(1);
}
