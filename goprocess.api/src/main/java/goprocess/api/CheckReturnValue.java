package goprocess.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the method returns must be used: without it the call has done nothing. Error Prone and other
 * checkers know the annotation by its simple name, and report a {@link GoProcessBuilder} on which
 * neither {@link GoProcessBuilder#open open} nor {@link GoProcessBuilder#go go} was called.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {}
