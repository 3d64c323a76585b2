package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/** See {@link EventNames#FUNCTION}. */
@Name(EventNames.FUNCTION)
@Label("Process Function")
@Description("The function of a process, from its start to its end")
@Registered
public final class FunctionEvent extends WorkEvent {}
