package goprocess.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The return value of the method must be used: otherwise the call has no effect. Error Prone and
 * other checkers recognize the annotation by its simple name, and report a {@link GoProcessBuilder}
 * on which neither {@link GoProcessBuilder#open open} nor {@link GoProcessBuilder#go go} was
 * called.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {}
