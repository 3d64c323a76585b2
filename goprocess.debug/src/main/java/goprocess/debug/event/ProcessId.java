package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;
import jdk.jfr.Relational;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a field as the number of a process. Viewers use it to relate the events of one process. */
@Name("goprocess.ProcessId")
@Label("Process Id")
@Description("The number of a process, unique in its JVM")
@Relational
@MetadataDefinition
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface ProcessId {}
