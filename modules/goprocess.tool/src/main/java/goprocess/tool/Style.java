package goprocess.tool;

/** Colours, if the terminal supports them. */
enum Style {
    RUNNING("32"),
    CLOSING("33"),
    HELD("1;31"),
    FAINT("2");

    /** When there are colours. */
    enum Use {
        always,
        never,
        auto
    }

    private static volatile boolean used;

    private final String code;

    Style(String code) {
        this.code = code;
    }

    static void use(Use use) {
        used =
                switch (use) {
                    case always -> true;
                    case never -> false;
                    case auto ->
                            System.getenv("NO_COLOR") == null
                                    && !"dumb".equals(System.getenv("TERM"))
                                    && Terminals.isOutput();
                };
    }

    static boolean areUsed() {
        return used;
    }

    String of(String text) {
        return used ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
