/**
 * For tests with JUnit Jupiter: no process is left open, and none is slow to close unexplained.
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
