package goprocess.viewer.fold;

import goprocess.viewer.graph.Graph;
import goprocess.viewer.graph.Held;
import goprocess.viewer.graph.Link;
import goprocess.viewer.graph.Node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes groups and lines from the group numbers that the folding has assigned. */
final class Groups {
    private record Ends(int from, int to) {}

    private final Graph graph;
    private final int[] groupOf;
    private final Runs folded;

    Groups(Graph graph, int[] groupOf, Runs folded) {
        this.graph = graph;
        this.groupOf = groupOf;
        this.folded = folded;
    }

    Folded folded() {
        List<List<Integer>> members = new ArrayList<>();
        for (int group = 0; group < folded.count(); group++) {
            members.add(new ArrayList<>(1));
        }
        for (int place = 0; place < groupOf.length; place++) {
            members.get(groupOf[place]).add(place);
        }
        return new Folded(
                members.stream().map(this::group).toList(),
                Arrays.stream(groupOf).boxed().toList(),
                lines());
    }

    private Group group(List<Integer> members) {
        if (members.size() == 1) {
            return new Group(Group.Kind.SINGLE, members, name(members.get(0)));
        }
        String stem = Names.stem(name(members.get(0)));
        boolean sameStem = members.stream().allMatch(one -> Names.stem(name(one)).equals(stem));
        boolean run = folded.runs().get(groupOf[members.get(0)]);
        return new Group(
                run ? Group.Kind.RUN : Group.Kind.ALIKE, members, sameStem ? stem : "processes");
    }

    private String name(int place) {
        return graph.nodes().get(place).name();
    }

    private List<Line> lines() {
        Set<Ends> held = new HashSet<>();
        for (Held one : graph.held()) {
            for (int i = 1; i < one.chain().size(); i++) {
                held.add(new Ends(groupOf[one.chain().get(i - 1)], groupOf[one.chain().get(i)]));
            }
        }
        Map<Ends, Line> lines = new LinkedHashMap<>();
        for (int place = 0; place < groupOf.length; place++) {
            Node node = graph.nodes().get(place);
            for (Link link : node.links()) {
                Ends ends = new Ends(groupOf[place], groupOf[link.to()]);
                if (ends.from() != ends.to() || folded.count() == groupOf.length) {
                    lines.merge(ends, line(ends, link, held.contains(ends)), Groups::both);
                }
            }
        }
        return List.copyOf(lines.values());
    }

    private static Line line(Ends ends, Link link, boolean held) {
        return new Line(ends.from(), ends.to(), link.closes(), link.waits(), held && link.waits());
    }

    private static Line both(Line one, Line other) {
        return new Line(
                one.from(),
                one.to(),
                one.closes() || other.closes(),
                one.waits() || other.waits(),
                one.held() || other.held());
    }
}
