package goprocess.debug.history;

import goprocess.debug.event.EventNames;
import goprocess.debug.event.FormatVersion;

import jdk.jfr.AnnotationElement;
import jdk.jfr.EventType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checks whether this version can read the events of a recording. */
final class EventTypes {
    private EventTypes() {}

    static void check(Path file, List<EventType> types) throws IOException {
        boolean ours = false;
        for (EventType type : types) {
            if (type.getName().startsWith(EventNames.PREFIX)) {
                ours = true;
                String version = versionOf(type);
                if (!version.equals(String.valueOf(FormatVersion.CURRENT))) {
                    throw new IOException(
                            file
                                    + " was recorded by another version of goprocess.debug: its"
                                    + " events have format "
                                    + version
                                    + ", this version reads format "
                                    + FormatVersion.CURRENT
                                    + ".");
                }
            }
        }
        if (!ours) {
            throw none(file);
        }
    }

    static IOException none(Path file) {
        return new IOException(
                file
                        + " holds no goprocess events: the program that was recorded ran without"
                        + " goprocess.debug, or the settings of the recording switched them off.");
    }

    /**
     * The error for two copies of the library. Each class loader with a copy has its own event
     * types, and its own process numbers from 1 on.
     */
    static IOException ambiguous(Path file) {
        return new IOException(
                file
                        + " holds the processes of several class loaders, each with a goprocess of"
                        + " its own, and their numbers are the same: let the class loaders share"
                        + " one goprocess.");
    }

    private static String versionOf(EventType type) {
        for (AnnotationElement annotation : type.getAnnotationElements()) {
            if (annotation.getTypeName().startsWith(FormatVersion.PREFIX)) {
                return annotation.getTypeName().substring(FormatVersion.PREFIX.length());
            }
        }
        return "unknown";
    }
}
