import { defineConfig } from "vitepress";
import llms from "vitepress-plugin-llms";
import { SECTIONS } from "../pages.js";

// Where the site is served from; a folder of its own, unless said otherwise.
const base = process.env.SITE_BASE ?? "/goprocess-java/";

// A header cell without a text is no header, which a screen reader would announce.
function withoutEmptyHeaders(markdown) {
    for (const [rule, to] of [["th_open", 1], ["th_close", -1]]) {
        markdown.renderer.rules[rule] = (tokens, i, options, env, self) => {
            if (tokens[i + to].content === "") tokens[i].tag = "td";
            return self.renderToken(tokens, i, options);
        };
    }
}

export default defineConfig({
    base,
    srcDir: ".staged",
    outDir: "dist",
    title: "goprocess",
    description: "The parts of a Java service close in the right order, each exactly once. If one does not close, goprocess names it, with the thread and the line of code.",
    lang: "en",
    head: [["link", { rel: "icon", type: "image/svg+xml", href: base + "icon.svg" }]],
    // The Javadoc is added after the build; make/anchors.js looks at these links too.
    ignoreDeadLinks: [/^\/api\//, /\/open-file\.html/],
    markdown: {
        theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
        config: withoutEmptyHeaders,
    },
    vite: { plugins: [llms({ excludeBlog: false })].flat() },
    themeConfig: {
        nav: [
            { text: "Start", link: "/start" },
            { text: "It hangs", link: "/diagnose" },
            { text: "API", link: "/api/index.html", target: "_self", noIcon: true },
        ],
        sidebar: SECTIONS.map(({ text, pages }) => ({
            text,
            items: pages.map(([page, title]) => ({ text: title, link: "/" + page.replace(/index$/, "") })),
        })),
        outline: { level: [2, 3] },
        search: { provider: "local" },
        socialLinks: [{ icon: "github", link: "https://github.com/goprocess/goprocess-java" }],
    },
});
