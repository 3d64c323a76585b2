package broken.goprocess.impl.protocol;

/** A class of the protocol with a thread, which has its loader. */
public class HasAThread {
    Thread second = new Thread(() -> {});

    void keep() {
        second.setContextClassLoader(HasAThread.class.getClassLoader());
    }
}
