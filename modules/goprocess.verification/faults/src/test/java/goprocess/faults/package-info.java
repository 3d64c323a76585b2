/**
 * A proof of the proofs: faults that were made in earnest, or could be, are put into a copy of the
 * library one at a time, and the narrowest tests that should notice are run.
 *
 * <pre>mvn -B -Pfaults verify -pl modules/goprocess.verification/faults -am \
 * -Dtest=SeededFaultsTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * The table that it prints stands in docs/proof.md.
 */
package goprocess.faults;
