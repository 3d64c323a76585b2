/**
 * For tests with JUnit Jupiter: finds processes that are left open, and explains those that are
 * slow to close.
 *
 * {@snippet :
 * @ExtendWith(ProcessLeaks.class)
 * class ServerTest {
 *     @Test
 *     void closesItsConnections() {
 *         GoProcess server = Server.start();
 *         server.go(new Connection());
 *
 *         ProcessAssertions.closesWithin(Duration.ofSeconds(5), server);
 *     }
 * }
 * }
 */
@NullMarked
package goprocess.testing;

import org.jspecify.annotations.NullMarked;
