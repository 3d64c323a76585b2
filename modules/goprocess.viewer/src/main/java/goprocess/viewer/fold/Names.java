package goprocess.viewer.fold;

import java.util.regex.Pattern;

/** What many processes have in common in their names. */
final class Names {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+");
    private static final Pattern LAST = Pattern.compile("[-_.:#/ ]*\\*\\z");

    private Names() {}

    /**
     * A name without its numbers, and without the parts before the last one, as in the texts of
     * goprocess.debug.
     */
    static String stem(String name) {
        String starred = NUMBERS.matcher(name).replaceAll("*");
        String stem = LAST.matcher(starred).replaceFirst("");
        return stem.isEmpty() ? name : stem;
    }
}
