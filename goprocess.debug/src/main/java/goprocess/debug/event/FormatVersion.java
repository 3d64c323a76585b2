package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the version of the fields of an event. The recorder writes it once for each chunk, with the
 * types, so it adds nothing to an event.
 *
 * <p>The version is in the name because the recorder cannot read elements of an annotation that is
 * not exported.
 */
@Name(FormatVersion.PREFIX + FormatVersion.CURRENT)
@Label("Format Version")
@Description("The version of the fields of the goprocess events")
@MetadataDefinition
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormatVersion {
    /** The name of this annotation in a recording; the version follows it. */
    String PREFIX = "goprocess.FormatVersion";

    /**
     * The version that this module writes and reads. It is increased when a field changes its
     * meaning or is removed.
     */
    int CURRENT = 1;
}
