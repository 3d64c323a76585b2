package goprocess.verification;

import goprocess.api.GoProcess;

import java.lang.reflect.Proxy;

/** An implementation of the interface that is not the library's. */
final class ForeignProcess {
    private ForeignProcess() {}

    static GoProcess create() {
        return (GoProcess)
                Proxy.newProxyInstance(
                        GoProcess.class.getClassLoader(),
                        new Class<?>[] {GoProcess.class},
                        (proxy, method, args) -> {
                            throw new AssertionError("the library called " + method);
                        });
    }
}
