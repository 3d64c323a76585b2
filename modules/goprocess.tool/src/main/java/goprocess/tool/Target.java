package goprocess.tool;

import goprocess.tool.Failure.Kind;

import java.nio.file.Path;
import java.util.List;

/** A JVM that can be asked through its socket. */
record Target(JvmProcess process, Path socket) {
    static Target of(long pid) {
        JvmProcess process = JvmProcess.of(pid);
        List<Path> sockets = process.sockets();
        if (sockets.isEmpty()) {
            process.ensureJvm();
            throw new Failure(
                    Kind.WITHOUT_GOPROCESS,
                    "Process "
                            + pid
                            + " has no socket of goprocess.debug: it is not on its path, no process"
                            + " is open, or -Dgoprocess.debug.socket=off is set; `goprocess doctor "
                            + pid
                            + "` says what else can be done.");
        }
        // The first copy of the library; applications in one server are asked by their sockets.
        return new Target(process, sockets.get(0));
    }

    SocketAnswer ask(String question) {
        return SocketAnswer.to(question, socket);
    }

    Graph graph() {
        try (SocketAnswer answer = ask("json")) {
            return Graph.read(answer);
        }
    }
}
