package goprocess.verification.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the plan of a seed: always the same one. */
final class PlanMaker {
    private final Dice dice;
    private final int size;
    private final List<Step> steps = new ArrayList<>();

    /** Numbers of the processes that only somebody's code opens. */
    private final List<Integer> spawned = new ArrayList<>();

    private PlanMaker(long seed) {
        dice = new Dice(seed);
        size = dice.size();
    }

    static Plan plan(long seed) {
        PlanMaker maker = new PlanMaker(seed);
        maker.makeProcesses();
        maker.makeOpener();
        maker.makeUserCode();
        maker.makeClosers();
        return new Plan(maker.steps);
    }

    private void add(Place place, Verb verb, int process, int other) {
        steps.add(new Step(place, verb, process, other));
    }

    // ---- the graph ----

    private void makeProcesses() {
        boolean isChain = dice.oneIn(10);
        for (int i = 0; i < size; i++) {
            Place making = new Place(Place.Kind.MAKING, i);
            makeParents(making, i, isChain);
            make(making, Verb.WAITS, 8);
            make(making, Verb.FAILS, 6);
            flag(making, Verb.KEPT, 4);
            flag(making, Verb.SHORT, 3);
            flag(making, Verb.TEARDOWN, 2);
            if (dice.oneIn(3)) {
                flag(making, Verb.FUNCTION, 1);
                flag(making, Verb.INTERRUPT, 4);
                flag(making, Verb.AFTER_CHILDREN, 2);
            }
        }
    }

    private void makeParents(Place making, int number, boolean isChain) {
        if (isChain && number > 0) {
            add(making, Verb.PARENT, number - 1, 0);
        }
        int parents =
                number == 0 || isChain || dice.oneIn(8) ? 0 : 1 + dice.below(2) * dice.below(3);
        for (int i = 0; i < parents; i++) {
            boolean near = dice.oneIn(2);
            int parent = near ? number - 1 - dice.below(Math.min(number, 4)) : dice.below(number);
            add(making, Verb.PARENT, parent, 0);
        }
    }

    private void make(Place making, Verb verb, int times) {
        if (dice.oneIn(times)) {
            add(making, verb, dice.below(size, size / 4), 0);
        }
    }

    private void flag(Place making, Verb verb, int times) {
        if (dice.oneIn(times)) {
            add(making, verb, 0, 0);
        }
    }

    private void makeOpener() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        if (dice.oneIn(5)) {
            dice.shuffle(order);
        }
        for (int process : order) {
            if (process > 0 && dice.oneIn(5)) {
                spawned.add(process);
            } else {
                add(Place.OPENER, Verb.OPEN, process, 0);
            }
        }
        for (int i = dice.below(1 + size / 4); i > 0; i--) {
            makeAct(Place.OPENER, dice.oneIn(3) ? Verb.ON_CLOSING : dice.act());
        }
    }

    // ---- what is done ----

    private void makeUserCode() {
        for (int i = 0; i < size; i++) {
            Place function = new Place(Place.Kind.FUNCTION, i);
            makeCode(function, dice.oneIn(2));
            makeCode(new Place(Place.Kind.TEARDOWN, i), dice.oneIn(10));
            makeActs(new Place(Place.Kind.CLOSING, i), dice.below(4) / 2, 8);
            makeActs(new Place(Place.Kind.CLOSED, i), dice.below(4) / 2, 8);
        }
    }

    private void makeCode(Place place, boolean waits) {
        makeActs(place, dice.below(3), 4);
        if (waits) {
            add(place, dice.oneIn(2) ? Verb.HOLD : Verb.AWAIT_CLOSING, 0, 0);
            makeActs(place, dice.below(2), 4);
        }
        if (dice.oneIn(4)) {
            add(place, dice.failure(), 0, 0);
        }
    }

    private void makeClosers() {
        int closers = 1 + dice.below(4);
        for (int i = 0; i < closers; i++) {
            makeActs(Place.closer(i), 1 + dice.below(3 + Math.min(60, size / 3)), 6);
        }
    }

    private void makeActs(Place place, int acts, int spawning) {
        for (int i = 0; i < acts; i++) {
            if (!spawned.isEmpty() && dice.oneIn(spawning)) {
                add(place, Verb.OPEN, spawned.get(dice.below(spawned.size())), 0);
            } else {
                makeAct(place, dice.act());
            }
        }
    }

    private void makeAct(Place place, Verb verb) {
        boolean spins = verb == Verb.SPIN;
        boolean isOwn = place.isOwned() && dice.oneIn(5);
        int process = spins ? dice.below(300) : isOwn ? place.number() : dice.below(size, size / 4);
        boolean links =
                verb == Verb.ADD_CHILD || verb == Verb.ADD_CHILD_NO_WAIT || verb == Verb.WAIT_FOR;
        add(place, verb, process, links ? dice.below(size, size / 4) : 0);
    }
}
