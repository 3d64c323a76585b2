package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

import java.util.List;

/** Work that ends by itself. */
final class Download {
    /** Gets a page. */
    @FunctionalInterface
    interface Browser {
        void fetch(String page) throws Exception;
    }

    private Download() {}

    static void all(List<String> pages, Browser browser) {
        // @start region="children"
        GoProcess download = named("download").open();
        for (String page : pages) {
            download.go(self -> browser.fetch(page));
        }
        download.closeAfterChildren(); // returns when all of them have ended by themselves
        // @end
    }
}
