/**
 * A graph and its diagnosis as text, JSON and DOT. Everything is streamed, and nothing is
 * recursive.
 */
package goprocess.debug.render;
