package goprocess.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Classes that know each other, directly or through others of them: none can be read without the
 * rest. What is nested in a class counts as a part of it.
 */
final class Knots {
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Set<String>> usedBy = new TreeMap<>();

    /** Among the classes that lie in a package or below it. */
    Knots(JavaClasses classes, String within) {
        for (JavaClass each : classes) {
            if (each.getPackageName().startsWith(within)) {
                uses.putIfAbsent(outermost(each), new TreeSet<>());
                usedBy.putIfAbsent(outermost(each), new TreeSet<>());
            }
        }
        for (JavaClass each : classes) {
            if (uses.containsKey(outermost(each))) {
                each.getDirectDependenciesFromSelf().forEach(this::add);
            }
        }
    }

    private void add(Dependency dependency) {
        String from = outermost(dependency.getOriginClass());
        String to = outermost(dependency.getTargetClass().getBaseComponentType());
        if (uses.containsKey(to)) {
            uses.get(from).add(to);
            usedBy.get(to).add(from);
        }
    }

    private static String outermost(JavaClass javaClass) {
        return javaClass.getName().replaceFirst("\\$.*", "");
    }

    Set<String> classes() {
        return uses.keySet();
    }

    /** The knot with the most classes; one class, which knows itself, where there is none. */
    Set<String> largest() {
        return uses.keySet().stream()
                .map(this::around)
                .max(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
    }

    /** All that a class leads to, and that leads back to it. */
    private Set<String> around(String name) {
        Set<String> knot = reached(name, uses);
        knot.retainAll(reached(name, usedBy));
        return knot;
    }

    private static Set<String> reached(String start, Map<String, Set<String>> arrows) {
        Set<String> reached = new TreeSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : arrows.get(open.remove())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
