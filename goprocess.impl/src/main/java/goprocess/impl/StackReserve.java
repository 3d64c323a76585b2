package goprocess.impl;

/**
 * Makes sure that there is stack enough for a whole operation before it changes anything. A
 * function that recurses without end calls the library at every depth; were the stack to end
 * between two steps of a transition, a lock would stay taken or a node would be lost, and not only
 * that function but the whole graph would hang. So the error is thrown here, first.
 *
 * <p>The variables are not used: they make the frames large. The interpreter pushes such a frame;
 * compiled code, into which these methods disappear, touches as much stack as the interpreter would
 * need, and no time is spent.
 */
@SuppressWarnings("UnusedVariable")
final class StackReserve {
    /**
     * Never set; the compiler does not know, and keeps a place from which the interpreter goes on.
     */
    private static boolean never;

    private StackReserve() {}

    static void ensure() {
        wide1();
    }

    private static void wide1() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide2();
    }

    private static void wide2() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide3();
    }

    private static void wide3() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide4();
    }

    private static void wide4() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide5();
    }

    private static void wide5() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide6();
    }

    private static void wide6() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide7();
    }

    private static void wide7() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        wide8();
    }

    private static void wide8() {
        long a0,
                a1,
                a2,
                a3,
                a4,
                a5,
                a6,
                a7,
                a8,
                a9,
                a10,
                a11,
                a12,
                a13,
                a14,
                a15,
                a16,
                a17,
                a18,
                a19,
                a20,
                a21,
                a22,
                a23;
        if (never) {
            throw new AssertionError("This is never so");
        }
    }
}
