/** A graph and its diagnosis as text, JSON and DOT. Everything is streamed, nothing recursive. */
package goprocess.debug.render;
