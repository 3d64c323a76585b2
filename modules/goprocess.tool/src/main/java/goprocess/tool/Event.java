package goprocess.tool;

import tools.jackson.databind.JsonNode;

/** A transition that is followed, in words. */
final class Event {
    private Event() {}

    /** Empty for a line that only shows that the connection is alive. */
    static String words(String line) {
        JsonNode event = Graph.JSON.readTree(line);
        String kind = event.path("event").asString("");
        String time = event.path("time").asString("");
        return switch (kind) {
            case "alive" -> "";
            case "following" -> time + "  following";
            case "dropped" ->
                    time + "  " + event.path("count").asLong() + " were dropped: too many at once";
            default -> time + "  " + process(event) + " " + kind + detail(event);
        };
    }

    private static String process(JsonNode event) {
        return Text.oneLine(event.path("name").asString("")) + " #" + event.path("id").asLong();
    }

    private static String detail(JsonNode event) {
        String detail =
                event.has("detail")
                        ? " (" + Text.oneLine(event.path("detail").asString("")) + ")"
                        : "";
        return event.has("other")
                ? detail
                        + ", "
                        + Text.oneLine(event.path("otherName").asString(""))
                        + " #"
                        + event.path("other").asLong()
                : detail;
    }
}
