import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FOLDERS, withCode } from "../make/regions.js";

const root = mkdtempSync(join(tmpdir(), "regions-"));
mkdirSync(join(root, FOLDERS.examples), { recursive: true });
writeFileSync(
    join(root, FOLDERS.examples, "Shop.java"),
    `package shop;

class Shop {
    // @start region="open"
    void open() {
        app.close();
    }
    // @end
    // @start region="endless"
    int n;
}
`,
);

test("a region stands on the page without its margin", () => {
    assert.equal(
        withCode("before\n\n<<< examples/Shop.java#open\n\nafter", root),
        "before\n\n```java\nvoid open() {\n    app.close();\n}\n```\n\nafter",
    );
});

test("a file is shown whole but for its package", () => {
    assert.match(withCode("<<< examples/Shop.java", root), /^```java\nclass Shop/);
});

test("a missing file fails", () => {
    assert.throws(() => withCode("<<< examples/Market.java#open", root), /there is no examples\/Market.java/);
});

test("a missing region fails", () => {
    assert.throws(() => withCode("<<< examples/Shop.java#close", root), /has no region close/);
});

test("a region without an end fails", () => {
    assert.throws(() => withCode("<<< examples/Shop.java#endless", root), /has no end/);
});

test("an unknown folder fails", () => {
    assert.throws(() => withCode("<<< elsewhere/Shop.java#open", root), /no folder of code/);
});
