import org.jspecify.annotations.NullMarked;

/**
 * A process that limits how many children are open at a time; Go's {@code ratelimit} package.
 *
 * <p>There is one type: {@link goprocess.ratelimit.RateLimiter}.
 */
@NullMarked
module goprocess.ratelimit {
    requires transitive goprocess.api;
    requires static org.jspecify;

    exports goprocess.ratelimit;
}
