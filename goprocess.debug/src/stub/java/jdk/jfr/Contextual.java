package jdk.jfr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands in for the annotation of JDK 25 while this module is compiled for Java 21. It is in no
 * jar: at run time the JDK's own is found, or none, and an annotation whose class is missing is
 * ignored.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contextual {}
