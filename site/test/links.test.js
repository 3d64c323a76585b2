import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brokenLinks } from "../make/anchors.js";
import { withLinks } from "../make/links.js";

const root = mkdtempSync(join(tmpdir(), "links-"));
mkdirSync(join(root, "docs/images"), { recursive: true });
for (const file of ["docs/tool.md", "docs/socket.md", "docs/images/a.svg", "pom.xml"]) writeFileSync(join(root, file), "");
const about = { source: "docs/tool.md", page: "reference/tool", pages: new Map([["docs/socket.md", "reference/socket"]]), root };

test("a link to a page leads to where the site has it", () => {
    assert.equal(withLinks("[its socket](socket.md#limits)", about), "[its socket](/reference/socket#limits)");
});

test("a link to a file that is no page leads to the repository", () => {
    assert.match(withLinks("[pom](../pom.xml)", about), /\(https:\/\/.*\/blob\/main\/pom.xml\)/);
});

test("a picture is found beside the pages", () => {
    assert.equal(withLinks("![a](images/a.svg)", about), "![a](../images/a.svg)");
});

test("a link to nothing fails", () => {
    assert.throws(() => withLinks("[x](sockets.md)", about), /a dead link: sockets.md/);
    assert.throws(() => withLinks("[`x`](../../x)", about), /a dead link/);
});

test("what stands in code is no link", () => {
    const code = "```java\n[x](y.md)\n```";
    assert.equal(withLinks(code, about), code);
});

const dist = mkdtempSync(join(tmpdir(), "dist-"));
mkdirSync(join(dist, "a"));
const built = (html) => {
    writeFileSync(join(dist, "index.html"), '<h1 id="top">');
    writeFileSync(join(dist, "a/b.html"), html);
    return brokenLinks(dist, "/base/");
};

test("links that lead somewhere pass", () => {
    assert.deepEqual(built('<h2 id="x"><a href="#x"><a href="/base/#top"><a href="../index.html"><a href="https://example.org/">'), []);
});

test("an unknown anchor fails, on the page itself too", () => {
    assert.deepEqual(built('<a href="/base/#bottom">'), ["a/b.html: /base/#bottom: an unknown anchor"]);
    assert.deepEqual(built('<a href="#y">'), ["a/b.html: #y: an unknown anchor"]);
});

test("a link to no file fails, and one that leaves the folder", () => {
    assert.match(built('<a href="/base/c.html">')[0], /there is no c.html/);
    assert.match(built('<img src="/c.png">')[0], /is outside of \/base\//);
});
