/**
 * Limits how many children of a process are open at a time, and so applies back pressure to the
 * code that starts them.
 *
 * {@snippet :
 * RateLimiter downloads = new RateLimiter("downloads", app, 8);
 * for (URI uri : uris) {
 *     downloads.limitedGo(self -> download(uri)); // waits while eight are open
 * }
 * downloads.closeAfterChildren();
 * }
 *
 * @see goprocess.ratelimit.RateLimiter
 */
@NullMarked
package goprocess.ratelimit;

import org.jspecify.annotations.NullMarked;
