package goprocess.compatibility;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;

import java.nio.file.Path;

/** A Tomcat with one web application, which it deploys again and again: run in a JVM of its own. */
final class Tomcat {
    private static final int ROUNDS = 20;

    private Tomcat() {}

    /** The arguments are the folder of the server and that of the application. */
    public static void main(String[] args) throws Exception {
        org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();
        tomcat.setBaseDir(args[0]);
        Context application = tomcat.addWebapp("", Path.of(args[1]).toString());
        tomcat.start();
        for (int round = 1; round < ROUNDS; round++) {
            application.reload();
        }
        application.stop();
        System.out.println("undeployed");
        StandardHost host = (StandardHost) tomcat.getHost();
        while (host.findReloadedContextMemoryLeaks().length > 0) {
            Thread.onSpinWait();
        }
        System.out.println("nothing is left");
        tomcat.stop(); // its threads would keep the JVM alive
        tomcat.destroy();
    }
}
