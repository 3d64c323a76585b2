/**
 * The demo: {@link goprocess.examples.Demo} runs the order service, sends it orders, and closes it
 * by a signal while they are on their way.
 */
package goprocess.examples;
