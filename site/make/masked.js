// What a command printed, without what differs from run to run: numbers and their units, the width of
// columns, and how often a line is repeated.
export function masked(text) {
    return text
        .replace(/\d[\d,.:]*\d|\d/g, "#")
        .replace(/# ?(ns|µs|ms|s|min|h)\b( # ?(ns|µs|ms|s|min|h)\b)*/g, "#")
        .split("\n")
        .map((line) => line.replace(/\s+/g, " ").trim())
        .filter((line, i, lines) => line !== lines[i - 1])
        .join("\n");
}
