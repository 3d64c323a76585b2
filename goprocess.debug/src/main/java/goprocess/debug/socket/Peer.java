package goprocess.debug.socket;

import jdk.net.ExtendedSocketOptions;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;

/** The user at the other end of a connection, as the operating system reports it. */
final class Peer {
    private Peer() {}

    /**
     * Whether the other end belongs to the same user or to root. The folder already keeps all
     * others away. If the system does not report the user, or the module {@code jdk.net} is
     * missing, that suffices.
     */
    static boolean mayAsk(SocketChannel channel, int uid) throws IOException {
        try {
            if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
                return true;
            }
            UserPrincipal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            UserPrincipalLookupService users =
                    FileSystems.getDefault().getUserPrincipalLookupService();
            return user.equals(users.lookupPrincipalByName(Integer.toString(uid)))
                    || user.equals(users.lookupPrincipalByName("0"));
        } catch (LinkageError e) {
            return true;
        }
    }
}
