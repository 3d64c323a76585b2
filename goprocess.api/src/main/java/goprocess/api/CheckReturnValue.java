package goprocess.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The return value of the method must be used; without it the call has no effect. Error Prone and
 * other checkers recognize the annotation by its simple name. So they report a {@link
 * GoProcessBuilder} that was never {@linkplain GoProcessBuilder#open opened} or {@linkplain
 * GoProcessBuilder#go started}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CheckReturnValue {}
