package goprocess.tool;

import java.util.regex.Pattern;

/**
 * A name without its numbers. Processes of one stem are counted together: "worker-1" and "worker-2"
 * become "worker ×2". The pictures and the diagnosis of goprocess.debug do the same.
 */
final class Stem {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");
    private static final Pattern LAST = Pattern.compile("[-_.:#/ ]*\\*\\z");

    private Stem() {}

    /** A name without its numbers, and without the parts before the last one. */
    static String of(String name) {
        String starred = NUMBERS.matcher(name).replaceAll("*");
        String stem = LAST.matcher(starred).replaceFirst("");
        return stem.isEmpty() ? name : stem;
    }

    /** "worker ×5". */
    static String counted(String stem, long count) {
        return Text.oneLine(stem) + " ×" + count;
    }
}
