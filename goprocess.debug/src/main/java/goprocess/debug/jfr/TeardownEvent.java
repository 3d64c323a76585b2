package goprocess.debug.jfr;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/** See {@link EventNames#TEARDOWN}. */
@Name(EventNames.TEARDOWN)
@Label("Process Teardown")
@Description("The teardown of a process, from its start to its end")
@Registered
final class TeardownEvent extends WorkEvent {}
