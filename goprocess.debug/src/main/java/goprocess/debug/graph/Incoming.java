package goprocess.debug.graph;

/**
 * The links of a snapshot by target: the links to a place are at the positions from {@link #from}
 * to {@link #end}.
 */
public final class Incoming {
    private final int[] start;
    private final int[] sources;
    private final byte[] kinds;

    /** Sorts the links of a snapshot by target. */
    public Incoming(Snapshot graph) {
        start = new int[graph.size() + 1];
        for (int place = 0; place < graph.size(); place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                start[graph.target(link) + 1]++;
            }
        }
        for (int place = 0; place < graph.size(); place++) {
            start[place + 1] += start[place];
        }
        sources = new int[start[graph.size()]];
        kinds = new byte[sources.length];
        int[] next = start.clone();
        for (int place = 0; place < graph.size(); place++) {
            for (int link = graph.linksFrom(place); link < graph.linksEnd(place); link++) {
                int position = next[graph.target(link)]++;
                sources[position] = place;
                kinds[position] = (byte) graph.kind(link);
            }
        }
    }

    /** The first position of a place. */
    public int from(int place) {
        return start[place];
    }

    /** One past the last position of a place. */
    public int end(int place) {
        return start[place + 1];
    }

    /** Where the link at a position comes from. */
    public int source(int position) {
        return sources[position];
    }

    /** What the link at a position does, in bits of {@link LinkKind}. */
    public int kind(int position) {
        return kinds[position];
    }
}
