package goprocess.tool;

/** Colours, where the terminal has them. */
enum Style {
    RUNNING("32"),
    CLOSING("33"),
    HELD("1;31"),
    FAINT("2");

    private static volatile boolean used;

    private final String code;

    Style(String code) {
        this.code = code;
    }

    static void use(boolean colors) {
        used = colors;
    }

    String of(String text) {
        return used ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
