// Links are written as GitHub follows them: relative to their file. The target is a page of the
// site, or a file of the repository, which is shown there. Anything else is an error.
// `api:goprocess.api/goprocess/api/Signal.html` leads into the Javadoc.
import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const REPOSITORY = "https://github.com/goprocess/goprocess-java/blob/main/";
// The Javadoc is not a page of VitePress, so its router must ignore such links.
const STATIC = '{target="_self"}';
const LINK = /(!?\[(?:[^\[\]]|\[[^\]]*\])*\]\()([^)\s]+)(\))|(<img[^>]*? src=")([^"]+)(")/g;

/** The page with its links in the form that the site needs. */
export function withLinks(text, { source, page, pages, root }) {
    return outsideCode(text, (prose) =>
        prose.replace(LINK, (_, before, target, after, open, image, close) =>
            before === undefined
                ? open + targetOf(image, true) + close
                : before + targetOf(target, before.startsWith("!")) + after + (target.startsWith("api:") ? STATIC : ""),
        ),
    );

    function targetOf(target, image) {
        if (/^(https?:|mailto:|#|data:)/.test(target)) return target;
        if (target.startsWith("api:")) return "/api/" + target.slice(4);
        const [path, anchor] = target.split("#");
        const file = posix.normalize(posix.join(dirname(source), path));
        if (file.startsWith("..") || !existsSync(join(root, file))) throw new Error(`a dead link: ${target}`);
        if (image) return posix.relative(posix.dirname(page), file.replace(/^site\/pages\//, "").replace(/^docs\//, ""));
        const to = pages.get(file);
        return (to === undefined ? REPOSITORY + file : "/" + to) + (anchor ? "#" + anchor : "");
    }
}

/** Blocks of code stay as they are. */
function outsideCode(text, change) {
    return text
        .split(/(^```[\s\S]*?^```$)/m)
        .map((part, i) => (i % 2 ? part : change(part)))
        .join("");
}
