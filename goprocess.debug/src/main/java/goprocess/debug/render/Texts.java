package goprocess.debug.render;

/** Makes texts of users safe to write. */
public final class Texts {
    private Texts() {}

    /** The same text, with unpaired surrogates replaced, since no encoding can represent them. */
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
