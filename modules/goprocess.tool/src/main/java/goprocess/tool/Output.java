package goprocess.tool;

import goprocess.tool.Failure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that does not exist yet, or standard output. If writing fails, no file is left. */
final class Output {
    /** What is written. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private Output() {}

    static void write(@Nullable Path file, Content content) throws IOException {
        if (file == null) {
            content.write(System.out);
            System.out.flush();
            return;
        }
        try (OutputStream out =
                Files.newOutputStream(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeOrRemove(file, content, out);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Kind.USAGE, file + " exists already: name another file.", e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new Failure(Kind.USAGE, "There is no folder for " + file + ": make it first.", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new Failure(
                    Kind.USAGE, file + " may not be written: name a file in another folder.", e);
        }
    }

    private static void writeOrRemove(Path file, Content content, OutputStream out)
            throws IOException {
        boolean complete = false;
        try {
            content.write(out);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The extension of a file in lower case; empty if there is none. */
    static String extension(@Nullable Path file) {
        String name = file == null ? "" : String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
