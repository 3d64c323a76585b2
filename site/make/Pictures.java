import goprocess.viewer.ProcessPage;
import goprocess.viewer.ProcessPicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws graphs that were dumped, and writes the viewer's page that has no data yet: the folder of
 * the dumps, the folder for the pictures, the file for the page.
 */
final class Pictures {
    public static void main(String[] args) throws IOException {
        try (var dumps = Files.newDirectoryStream(Path.of(args[0]), "*.json")) {
            for (Path dump : dumps) {
                String svg = ProcessPicture.ofJson(Files.readString(dump)).toSvg();
                String name = dump.getFileName().toString().replace(".json", ".svg");
                Files.writeString(Path.of(args[1], name), svg + "\n");
            }
        }
        ProcessPage.empty().write(Path.of(args[2]));
    }
}
