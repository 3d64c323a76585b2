package goprocess.debug.render;

/** Texts of users, made fit to be written. */
public final class Texts {
    private Texts() {}

    /** The same text; halves of a character, which no encoding has, are replaced. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        int[] replaced =
                text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                        .toArray();
        return new String(replaced, 0, replaced.length);
    }
}
