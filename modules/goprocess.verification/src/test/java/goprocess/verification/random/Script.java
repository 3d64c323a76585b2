package goprocess.verification.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A plan as one trial performs it: by places, each with its progress. */
final class Script {
    private final Map<Place, List<Step>> steps;
    private final List<Performance> performances = new ArrayList<>();
    private final AtomicLong moves = new AtomicLong();
    final Member[] members;
    final List<Performance> closers = new ArrayList<>();
    final Performance opener;

    Script(Plan plan) {
        steps = plan.byPlace();
        members = new Member[plan.processes()];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i, Making.of(at(new Place(Place.Kind.MAKING, i))), this);
        }
        opener = performance(Place.Kind.OPENER, 0);
        for (Place place : steps.keySet()) {
            if (place.kind() == Place.Kind.CLOSER) {
                closers.add(performance(place.kind(), place.number()));
            }
        }
    }

    private List<Step> at(Place place) {
        return steps.getOrDefault(place, List.of());
    }

    Performance performance(Place.Kind kind, int number) {
        Place place = new Place(kind, number);
        return add(place, at(place));
    }

    Performance add(Place place, List<Step> its) {
        Performance performance = new Performance(place, its, moves);
        performances.add(performance);
        return performance;
    }

    /** All places; of a few of them nobody will ever see a step. */
    List<Performance> performances() {
        return performances;
    }

    /** Grows whenever anybody begins, ends, stands still or goes on. */
    long moves() {
        return moves.get();
    }

    /** The process of that number, if it was opened; else null. */
    Member opened(int number) {
        Member member = number < members.length ? members[number] : null;
        return member != null && member.isOpened() ? member : null;
    }
}
