package goprocess.debug.socket;

import goprocess.debug.render.Texts;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.time.Instant;

/**
 * A notification for a follower: a transition, or the number of transitions that it has missed. It
 * refers to no process, so a slow follower keeps none alive.
 *
 * @param millis when, since the epoch
 * @param event the word for the transition
 * @param process whose transition it is, or null
 * @param other another process that is involved, or null
 * @param detail a further detail, or null
 * @param missed how many transitions were left out
 */
record Told(
        long millis,
        String event,
        @Nullable Named process,
        @Nullable Named other,
        @Nullable String detail,
        long missed) {
    /** A process by number and name. */
    private record Named(long id, String name) {
        static @Nullable Named of(@Nullable ProcessNode node) {
            return node == null ? null : new Named(node.id(), node.name());
        }
    }

    static Told of(
            String event,
            ProcessNode process,
            @Nullable ProcessNode other,
            @Nullable String detail) {
        return new Told(now(), event, Named.of(process), Named.of(other), detail, 0);
    }

    static Told gap(long missed) {
        return new Told(now(), "dropped", null, null, null, missed);
    }

    /** A sign that the connection is alive. */
    static Told sign(String event) {
        return new Told(now(), event, null, null, null, 0);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    boolean isGap() {
        return missed > 0;
    }

    void write(JsonGenerator json) {
        json.writeStringProperty("event", event);
        json.writeStringProperty("time", Instant.ofEpochMilli(millis).toString());
        if (process != null) {
            json.writeNumberProperty("id", process.id());
            json.writeStringProperty("name", Texts.wellFormed(process.name()));
        }
        if (other != null) {
            json.writeNumberProperty("other", other.id());
            json.writeStringProperty("otherName", Texts.wellFormed(other.name()));
        }
        if (detail != null) {
            json.writeStringProperty("detail", Texts.wellFormed(detail));
        }
        if (isGap()) {
            json.writeNumberProperty("count", missed);
        }
    }
}
