package goprocess.tool;

import goprocess.tool.Failure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of this machine as {@code /proc} shows it, in a container or not. */
final class JvmProcess {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern SOCKET = Pattern.compile("(\\d+)-(\\d+)-(\\d+)\\.goprocess");
    private static final int SIGQUIT = 3;
    private static final int ROOT = 0;

    /** A line of {@code net/unix} that names a socket of goprocess.debug. */
    private record Listed(String pid, String inode, Path path) {}

    private final long pid;
    private final Path folder;
    private final Map<String, String> status;

    private JvmProcess(long pid, Path folder, Map<String, String> status) {
        this.pid = pid;
        this.folder = folder;
        this.status = status;
    }

    /** The process with a number. Fails if there is none, or if we may not read it. */
    static JvmProcess of(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            JvmProcess process = new JvmProcess(pid, folder, statusIn(folder));
            int self = Integer.parseInt(uidIn(statusIn(PROC.resolve("self"))));
            if (self != ROOT && Integer.parseInt(process.uid()) != self) {
                throw new Failure(
                        Kind.ANOTHER_USERS,
                        "Process "
                                + pid
                                + " belongs to another user: ask as that user, or as root.");
            }
            return process;
        } catch (IOException e) {
            throw new Failure(
                    Kind.NO_SUCH_PROCESS,
                    Files.isDirectory(PROC.resolve("self"))
                            ? "There is no process "
                                    + pid
                                    + ": `goprocess list` shows those that can be asked."
                            : "This system has no /proc: ask the socket itself, for instance with"
                                    + " `nc -U`.",
                    e);
        }
    }

    /** All processes that we may read. */
    static List<JvmProcess> all() {
        List<JvmProcess> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : folders) {
                try {
                    all.add(of(Long.parseLong(String.valueOf(each.getFileName()))));
                } catch (Failure e) {
                    // It has ended, or is not ours.
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return all;
    }

    private static Map<String, String> statusIn(Path folder) throws IOException {
        Map<String, String> status = new HashMap<>();
        for (String line :
                Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                status.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return status;
    }

    private static String uidIn(Map<String, String> status) {
        return status.getOrDefault("Uid", "0").split("\\s+", 2)[0];
    }

    long pid() {
        return pid;
    }

    String uid() {
        return uidIn(status);
    }

    /**
     * The number that the process has in its innermost namespace, which is the one that it sees
     * itself.
     */
    String innermostPid() {
        String pids = status.getOrDefault("NSpid", Long.toString(pid));
        return pids.substring(pids.lastIndexOf('\t') + 1).strip();
    }

    /** Whether the process is a JVM; also true if that cannot be determined. */
    boolean isJvm() {
        try (Stream<String> maps =
                Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1)) {
            return maps.anyMatch(line -> line.endsWith("/libjvm.so"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return true;
        }
    }

    /**
     * Whether the process catches the signal that the attach mechanism of the JDK sends. Otherwise
     * the signal would kill it.
     */
    boolean catchesQuit() {
        long caught = Long.parseUnsignedLong(status.getOrDefault("SigCgt", "0"), 16);
        return (caught >>> (SIGQUIT - 1) & 1) != 0;
    }

    void ensureJvm() {
        if (!isJvm()) {
            throw new Failure(
                    Kind.NOT_A_JVM,
                    "Process "
                            + pid
                            + " is no JVM: it has no libjvm.so mapped; `goprocess list` shows those"
                            + " that can be asked.");
        }
    }

    boolean sharesWithUs(String namespace) {
        try {
            return Files.readSymbolicLink(folder.resolve("ns").resolve(namespace))
                    .equals(Files.readSymbolicLink(PROC.resolve("self/ns").resolve(namespace)));
        } catch (IOException e) {
            return false;
        }
    }

    /** A path in the file system of the process, as a path in ours. */
    Path seenFromHere(Path path) {
        Path root = folder.resolve("root");
        return Files.isReadable(root) ? Path.of(root + path.toString()) : path;
    }

    /**
     * The sockets of goprocess.debug that the process listens to, one for each copy of the library.
     */
    List<Path> sockets() {
        return sockets(new HashMap<>());
    }

    /**
     * The same.
     *
     * @param known the lines that were read already, by network namespace
     */
    List<Path> sockets(Map<String, List<String>> known) {
        List<Listed> listed = new ArrayList<>();
        for (String line : listing(known)) {
            Listed one = parse(line);
            if (one != null && one.pid().equals(innermostPid())) {
                listed.add(one);
            }
        }
        if (listed.isEmpty()) {
            return List.of();
        }
        // Containers of one pod share the network and may have the same process numbers, but not
        // the files.
        Set<String> inodes = inodes();
        return listed.stream()
                .filter(one -> inodes.isEmpty() || inodes.contains(one.inode()))
                .map(one -> seenFromHere(one.path()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> listing(Map<String, List<String>> known) {
        String network;
        try {
            network = Files.readSymbolicLink(folder.resolve("ns/net")).toString();
        } catch (IOException e) {
            network = "of " + pid;
        }
        return known.computeIfAbsent(
                network,
                name -> {
                    try (Stream<String> lines =
                            Files.lines(folder.resolve("net/unix"), StandardCharsets.UTF_8)) {
                        return lines.filter(line -> line.endsWith(".goprocess")).toList();
                    } catch (IOException | java.io.UncheckedIOException e) {
                        return List.of();
                    }
                });
    }

    private static @Nullable Listed parse(String line) {
        // Num RefCount Protocol Flags Type St Inode Path
        String[] fields = line.strip().split("\\s+", 8);
        if (fields.length < 8 || !fields[7].startsWith("/")) {
            return null;
        }
        Path path = Path.of(fields[7]);
        Matcher name = SOCKET.matcher(String.valueOf(path.getFileName()));
        return name.matches() ? new Listed(name.group(1), fields[6], path) : null;
    }

    private Set<String> inodes() {
        Set<String> inodes = new HashSet<>();
        for (Path link : openFiles().keySet()) {
            String name = link.toString();
            if (name.startsWith("socket:[")) {
                inodes.add(name.substring("socket:[".length(), name.length() - 1));
            }
        }
        return inodes;
    }

    /** The open files of the process, each with its descriptor; empty if we may not read them. */
    Map<Path, Path> openFiles() {
        Map<Path, Path> files = new HashMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    files.put(Files.readSymbolicLink(descriptor), descriptor);
                } catch (IOException e) {
                    // Closed meanwhile.
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return files;
        }
        return files;
    }

    /** The files that a flight recorder writes to at this moment, as descriptors. */
    List<Path> recorderChunks() {
        return openFiles().entrySet().stream()
                .filter(file -> file.getKey().toString().endsWith(".jfr"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
