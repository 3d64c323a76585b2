package goprocess.examples.patterns;

import static goprocess.api.GoProcesses.named;

import static java.nio.charset.StandardCharsets.UTF_8;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;

import java.io.IOException;
import java.net.Socket;

// @start region="type"
/** A mailer is a process: it can be closed, waited for, and linked as any other. */
final class Mailer extends ForwardingProcess {
    private final Socket server;

    Mailer(GoProcess parent, Socket server) {
        super(named("mailer").parent(parent).teardown(server::close).open());
        this.server = server;
    }

    void send(String mail) throws IOException {
        server.getOutputStream().write(mail.getBytes(UTF_8));
    }
}
// @end
