/** A user of the library: it sees what a user sees, and names the API only. */
open module goprocess.verification {
    requires goprocess.api;
    requires goprocess.fixtures;
    requires java.logging;
    requires java.management;
    requires java.xml;
    requires jdk.management;
    requires org.junit.jupiter.api;
    requires org.junit.jupiter.params;
}
