// Opens the built site in Chromium, served from the folder it was built for: on a phone and on a desk,
// in light and dark; with axe, without JavaScript, and with the network off. Pictures of what it saw are
// in `.seen/`.
import { createServer } from "node:http";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { listed } from "../pages.js";

const FIRST_PAGE = 300 * 1024;
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    .concat(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };

const base = process.env.SITE_BASE ?? "/goprocess-java/";
const site = fileURLToPath(new URL("..", import.meta.url));
const dist = join(site, "dist");
const seen = join(site, ".seen");
mkdirSync(seen, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const faults = [];

let sent = 0;
const server = createServer((request, response) => {
    let file = join(dist, decodeURIComponent(new URL(request.url, "http://x").pathname).slice(base.length));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!request.url.startsWith(base) || !existsSync(file)) {
        faults.push(`there is no ${request.url}`);
        response.writeHead(404).end();
        return;
    }
    const body = gzipSync(readFileSync(file));
    sent += body.length;
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip" });
    response.end(body);
});
await new Promise((begun) => server.listen(0, "127.0.0.1", begun));
const address = `http://127.0.0.1:${server.address().port}${base}`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

async function opened(path, options, look) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`${path}: ${error}`));
    page.on("console", (message) => message.type() === "error" && faults.push(`${path}: ${message.text()}`));
    await page.goto(address + path, { waitUntil: "networkidle" });
    await look(page, context);
    await context.close();
}

const desk = { name: "desk", viewport: { width: 1280, height: 800 } };
const phone = { name: "phone", viewport: { width: 360, height: 740 } };

await opened("", { viewport: desk.viewport }, () => {
    console.log(`first page: ${sent} bytes`);
    if (sent > FIRST_PAGE) faults.push(`the first page has ${sent} bytes`);
});

const LOOKS = [
    [desk, "light", true],
    [desk, "dark", false],
    [phone, "light", false],
    [phone, "dark", true],
];

async function looked(name, file) {
    await opened(file, { viewport: desk.viewport, colorScheme: "light" }, async (page) => {
        for (const [{ name: width, viewport }, colorScheme, withAxe] of LOOKS) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme });
            await page.waitForFunction((dark) => document.documentElement.classList.contains("dark") === dark, colorScheme === "dark");
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            if (wide > 0) faults.push(`${file}: ${wide} pixels wider than a ${width}`);
            await page.screenshot({ path: join(seen, `${name.replace("/", "-")}-${width}-${colorScheme}.png`) });
            if (!withAxe) continue;
            if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
            const { violations } = await page.evaluate(() => axe.run());
            for (const one of violations) {
                faults.push(`${file}, ${width}, ${colorScheme}: ${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" ")}`);
            }
        }
    });
}

for (const { page: name } of listed()) {
    const path = name.replace(/(^|\/)index$/, "$1");
    await looked(name, path === "" || path.endsWith("/") ? path : path + ".html");
}

await opened("diagnose.html", { viewport: desk.viewport, javaScriptEnabled: false }, async (page) => {
    const text = await page.textContent("main");
    if (!text.includes("holds the close of stuck #1")) faults.push("without JavaScript the page does not say what it says");
    if (!(await page.isVisible("main h2"))) faults.push("without JavaScript the page is not to be seen");
    if (!(await page.isVisible('aside a[href$="start.html"]'))) faults.push("without JavaScript there is no way on");
    await page.screenshot({ path: join(seen, "without-javascript.png") });
});

await opened("open-file.html", { viewport: desk.viewport }, async (page, context) => {
    await context.setOffline(true);
    const before = sent;
    await page.setInputFiles('input[type="file"]', join(site, "output/stuck.json"));
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.waitForFunction(() => document.body.innerText.includes("Stuck.askTheBank"));
    if (sent !== before) faults.push("the viewer asked for something");
    await page.screenshot({ path: join(seen, "open-file.png") });
});

await opened("open-file.html", { viewport: desk.viewport }, async (page, context) => {
    await context.setOffline(true);
    const dropped = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], "shop.json"));
        return transfer;
    }, readFileSync(join(site, "output/shop.json"), "utf8"));
    await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
    await page.waitForFunction(() => document.body.innerText.includes("shop"));
});

await browser.close();
server.close();
[...new Set(faults)].forEach((fault) => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);
