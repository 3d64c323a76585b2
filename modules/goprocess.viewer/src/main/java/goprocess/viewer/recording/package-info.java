/** Recordings in the form in which the page reads them: the only room that knows their types. */
package goprocess.viewer.recording;
