package goprocess.verification.random;

import java.util.concurrent.Callable;

/** A campaign in a copy of the library that has a {@link Tally} installed. */
public final class WatchedCampaign implements Callable<Object> {
    private final long firstSeed;
    private final long atLeast;

    /**
     * @param firstSeed the others follow from it
     * @param atLeast how many processes are to be opened and closed
     */
    public WatchedCampaign(long firstSeed, long atLeast) {
        this.firstSeed = firstSeed;
        this.atLeast = atLeast;
    }

    /** Returns what went wrong, or an empty text. */
    @Override
    public Object call() {
        try (Campaign campaign = new Campaign()) {
            campaign.random(firstSeed, atLeast);
        }
        return Tally.violations();
    }
}
