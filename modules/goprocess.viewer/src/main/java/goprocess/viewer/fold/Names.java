package goprocess.viewer.fold;

/** What many processes have in common in their names. */
final class Names {
    private Names() {}

    /** The name without its digits, and without what then is left over at its end. */
    static String stem(String name) {
        StringBuilder stem = new StringBuilder();
        boolean digits = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                stem.append(c);
            } else if (!digits) {
                stem.append('*');
            }
            digits = digit;
        }
        int end = stem.length();
        while (end > 0 && "*-_#. :".indexOf(stem.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? name : stem.substring(0, end);
    }
}
