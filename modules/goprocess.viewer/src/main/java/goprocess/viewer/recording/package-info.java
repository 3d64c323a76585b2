/**
 * Writes recordings in the form that the page reads. Only this package uses the types of
 * recordings.
 */
package goprocess.viewer.recording;
