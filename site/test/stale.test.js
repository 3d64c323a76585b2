import assert from "node:assert/strict";
import { test } from "node:test";
import { figureOf, rowsOf } from "../make/figures.js";
import { oneLine, unknown } from "../make/messages.js";
import { compared, namedIn } from "../make/properties.js";
import { masked } from "../make/masked.js";

const rows = rowsOf(`| work | who | median | least to most | × goprocess | allocated | budget |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| open | **goprocess** | **32.9 ns** | 32 ns to 33 ns |  | 72 B | |
|  | kotlinx Job | 235 ns | 231 ns to 238 ns | 7.13 | 360 B |  |
`);

test("a figure is that of its row", () => {
    assert.equal(figureOf(rows, "open", "goprocess"), "32.9 ns");
    assert.equal(figureOf(rows, "open", "kotlinx Job", true), "7.13");
});

test("a figure that the benchmarks do not have fails", () => {
    assert.throws(() => figureOf(rows, "close", "goprocess"), /no figure for close/);
    assert.throws(() => figureOf(rows, "open", "goprocess", true), /no figure/);
});

const sources = oneLine('throw new X("no " +\n    "signal " + name + " here");');

test("a message that a source has is known, in pieces", () => {
    assert.deepEqual(unknown("no signal … here", sources), []);
});

test("a message that no source has is told", () => {
    assert.deepEqual(unknown("no signal … there", sources), ["there"]);
});

test("outputs that differ in numbers, order of numbered names and repetition are alike", () => {
    assert.equal(masked("  1.2 ms worker-1\n  3 ms worker-2\nend 7"), masked(" 5 min 10.25 s worker-4\nend 12"));
});

test("outputs that differ in words are not", () => {
    assert.notEqual(masked("worker-1 holds it"), masked("worker-1 held it"));
});

test("a system property that the page lacks, or that nobody reads, is told", () => {
    const read = namedIn('System.getProperty("goprocess.exit"); "goprocess.debug.stall"');
    assert.deepEqual(compared(read, "| `goprocess.exit` | |\n| `goprocess.debug.stall` | |"), []);
    assert.deepEqual(compared(read, "| `goprocess.exit` | |\n| `goprocess.noise` | |"), [
        "says nothing of goprocess.debug.stall",
        "no source reads goprocess.noise",
    ]);
});
