package goprocess.verification.child.memory;

import goprocess.api.CloseTimeoutException;

/**
 * Calls the library with no memory left, then with a grain left, then with two, until a call finds
 * what it needs: so memory ends at each place where some is asked for. Each time the memory comes
 * back, and then everything must close. To be run without thread-local allocation buffers, in which
 * more would be left than is said.
 */
public final class Exhausted {
    /** So many calls without an error show that there is enough. */
    private static final int ENOUGH = 4;

    private final Ballast ballast = new Ballast();
    private Service service;
    private boolean refused;

    private Exhausted() {}

    public static void main(String[] args) {
        Exhausted exhausted = new Exhausted();
        int step = Integer.parseInt(args[0]);
        for (Operation operation : Operation.values()) {
            exhausted.withEnough(operation); // then everything is loaded
            exhausted.sweep(operation, step);
        }
        System.out.println("all closed");
    }

    private void sweep(Operation operation, int step) {
        System.out.println(operation + " begins");
        int errors = 0;
        int without = 0;
        for (int grains = 0; without < ENOUGH && grains < Ballast.MOST; grains += step) {
            try {
                at(operation, grains);
            } catch (RuntimeException | Error e) {
                ballast.drop(); // else there is no memory to say what it was
                throw new AssertionError(operation + " with " + grains + " grains left", e);
            }
            errors += refused ? 1 : 0;
            without = refused ? 0 : without + 1;
        }
        System.out.println(operation + " ended in " + errors + " errors");
    }

    private void withEnough(Operation operation) {
        service = new Service();
        refused = isRefused(operation);
        service.ensureItCloses(refused);
    }

    private void at(Operation operation, int grains) {
        service = new Service();
        int links = service.links();
        ballast.leave(grains);
        refused = isRefused(operation);
        ballast.drop();
        if (refused && operation.links()) {
            Service.ensure(service.links() == links, "no link is left behind", service.links());
        }
        service.ensureItCloses(refused);
    }

    private boolean isRefused(Operation operation) {
        try {
            operation.run(service);
            return false;
        } catch (VirtualMachineError | LinkageError e) {
            // The latter where memory ends while a call site is linked, at its first use.
            return true;
        } catch (CloseTimeoutException e) {
            return false;
        }
    }
}
