package goprocess.debug.jmx;

import goprocess.debug.render.Words;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;

/**
 * Sends a notification for each close that takes long. A listener is the user's code, and runs on a
 * separate thread, so a listener that hangs does not stop the watch.
 */
final class StallNotifications extends NotificationBroadcasterSupport {
    static final String TYPE = "goprocess.stalled";

    private final AtomicLong sequence = new AtomicLong();

    StallNotifications() {
        super(
                task ->
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name("goprocess-notification")
                                .start(task),
                new MBeanNotificationInfo(
                        new String[] {TYPE},
                        Notification.class.getName(),
                        "A close takes long. The message says what holds it; the user data is the"
                                + " id of the process that does not close."));
    }

    void send(ObjectName source, long id, String name, Duration age, String diagnosis) {
        Notification stalled =
                new Notification(
                        TYPE,
                        source,
                        sequence.incrementAndGet(),
                        Words.oneLine(name)
                                + " #"
                                + id
                                + " has not closed for "
                                + age.toMillis()
                                + " ms. "
                                + diagnosis);
        stalled.setUserData(id);
        sendNotification(stalled);
    }
}
