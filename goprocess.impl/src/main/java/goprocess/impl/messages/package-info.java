/** What is said to people: what failed, names, durations. */
package goprocess.impl.messages;
