package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/** See {@link EventNames#TEARDOWN}. */
@Name(EventNames.TEARDOWN)
@Label("Process Teardown")
@Description("The teardown of a process, from its start to its end")
@Registered
public final class TeardownEvent extends WorkEvent {}
