package goprocess.verification.random;

import java.util.Locale;

/**
 * One act of a plan.
 *
 * @param place where it is performed
 * @param verb what is done
 * @param process to which process; or a number for the verb
 * @param other the second operand of a link; else 0
 */
record Step(Place place, Verb verb, int process, int other) {
    /** Reads what {@link #toString} wrote. */
    static Step parse(String line) {
        String[] words = line.trim().split(" +");
        Place.Kind kind = Place.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new Step(
                new Place(kind, Integer.parseInt(words[1])),
                Verb.valueOf(words[2].toUpperCase(Locale.ROOT)),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]));
    }

    @Override
    public String toString() {
        return place + " " + verb.name().toLowerCase(Locale.ROOT) + " " + process + " " + other;
    }
}
