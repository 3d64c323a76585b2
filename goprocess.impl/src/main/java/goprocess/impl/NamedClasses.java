package goprocess.impl;

/**
 * The classes of the JDK that the code of the core names. A class loader that is closed with its
 * application finds none of them afterwards, except those that it was asked for before. Threads of
 * the application may close processes even then, and any line of the core may run.
 */
final class NamedClasses {
    /** A package in each row, with its classes. */
    private static final String OF_THE_JDK =
            """
            java.io: IOException InterruptedIOException PrintStream PrintWriter StringWriter
            java.lang: AbstractMethodError AssertionError AutoCloseable Boolean Character Class
                ClassLoader ClassNotFoundException Enum Error Exception ExceptionInInitializerError
                IllegalArgumentException IllegalStateException Integer InterruptedException
                LinkageError Long MatchException Math Module NoSuchFieldError NullPointerException
                Object OutOfMemoryError ProcessBuilder ProcessHandle Record
                ReflectiveOperationException Runnable Runtime RuntimeException StackTraceElement
                StackWalker StackWalker$Option StackWalker$StackFrame String StringBuilder System
                System$Logger System$Logger$Level System$LoggerFinder Thread Thread$Builder
                Thread$Builder$OfPlatform Thread$Builder$OfVirtual Thread$State
                Thread$UncaughtExceptionHandler ThreadGroup ThreadLocal Throwable
                UnsupportedOperationException Void
            java.lang.annotation: Annotation
            java.lang.invoke: LambdaMetafactory MethodHandle MethodHandles MethodHandles$Lookup
                MethodType StringConcatFactory VarHandle
            java.lang.ref: ReferenceQueue WeakReference
            java.lang.reflect: Field InvocationHandler Method Proxy
            java.lang.runtime: ObjectMethods
            java.math: BigDecimal MathContext RoundingMode
            java.net: SocketTimeoutException
            java.nio.channels: ClosedByInterruptException FileLockInterruptionException
            java.security: CodeSource PrivilegedAction ProtectionDomain
            java.time: Duration
            java.util: ArrayDeque ArrayList Arrays Collection Collections Comparator Deque EnumSet
                IdentityHashMap Iterator LinkedHashMap List Locale Map Objects Optional Properties
                ServiceConfigurationError ServiceLoader ServiceLoader$Provider Set
            java.util.concurrent: BlockingQueue CompletableFuture CompletionStage ConcurrentHashMap
                ConcurrentHashMap$KeySetView CountDownLatch ExecutionException ExecutorService
                Future LinkedBlockingQueue SynchronousQueue ThreadFactory ThreadPoolExecutor
                TimeoutException TimeUnit
            java.util.concurrent.atomic: AtomicBoolean AtomicInteger AtomicLong AtomicLongArray
                AtomicReference
            java.util.concurrent.locks: LockSupport ReentrantLock
            java.util.function: BiConsumer BiFunction BooleanSupplier Consumer Function IntPredicate
                Predicate Supplier
            java.util.stream: Collectors IntStream Stream
            """;

    private NamedClasses() {}

    /** Asks the class loader for each. */
    static void lookUp(ClassLoader loader) throws ClassNotFoundException {
        String inside = "";
        for (String word : OF_THE_JDK.split("\\s+", 0)) {
            if (word.endsWith(":")) {
                inside = word.replace(':', '.');
            } else {
                Class.forName(inside + word, false, loader);
            }
        }
    }
}
