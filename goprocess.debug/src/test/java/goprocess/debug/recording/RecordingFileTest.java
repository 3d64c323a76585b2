package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.OtherLibrary;
import goprocess.debug.listener.Flight;

import jdk.jfr.Recording;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file that cannot be read is refused with one sentence that says why. */
@NothingLeftOpen
class RecordingFileTest {
    private static final byte[] FORMAT =
            "goprocess.FormatVersion1".getBytes(StandardCharsets.UTF_8);
    private static final int START_AT = 32;
    private static final int DURATION_AT = 40;
    private static final int UNFINISHED_AT = 64;

    @TempDir private Path directory;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void recordsAClose() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcesses.named("child").parent(app).open();
            app.close();
            whole = Files.readAllBytes(flight.file());
        }
        file = directory.resolve("some.jfr");
    }

    private String refusal(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return refusal();
    }

    private String refusal() {
        String message =
                assertThrows(IOException.class, () -> ProcessRecording.open(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }

    @Test
    void theWholeFileIsRead() throws IOException {
        Files.write(file, whole);
        assertDoesNotThrow(() -> ProcessRecording.open(file));
    }

    @Test
    void nullIsRefused() {
        assertEquals(
                "file",
                assertThrows(NullPointerException.class, () -> ProcessRecording.open(null))
                        .getMessage());
    }

    @Test
    void aFileThatIsNotThere() {
        assertEquals(": there is no such file", refusal());
    }

    @Test
    void aDirectory() {
        file = directory;
        assertEquals(" is a folder without a flight recording.", refusal());
    }

    @Test
    void aFileOfSomethingElse() throws IOException {
        assertEquals(
                " is not a flight recording: it does not begin as one.",
                refusal("{\"schemaVersion\": 1}".repeat(10).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEmptyFile() throws IOException {
        assertEquals(" is not a flight recording: it does not begin as one.", refusal(new byte[0]));
    }

    @Test
    void aFileThatWasCutOff() throws IOException {
        assertEquals(
                " is truncated in the chunk at byte 0: 10 of its "
                        + whole.length
                        + " bytes are missing.",
                refusal(Arrays.copyOf(whole, whole.length - 10)));
    }

    @Test
    void aFileThatWasCutOffInItsHeader() throws IOException {
        assertEquals(
                " is truncated: the header of the chunk at byte 0 is cut off.",
                refusal(Arrays.copyOf(whole, 20)));
    }

    @Test
    void aFileThatGoesOnAsNoRecordingDoes() throws IOException {
        assertEquals(
                " is damaged: at byte " + whole.length + " no chunk begins.",
                refusal(Arrays.copyOf(whole, whole.length + 100)));
    }

    /** The state byte is not zero, and the size is that of the last flush: more may follow. */
    @Test
    void whatAKilledJvmHadFlushedIsReadAndTheRestIsSaidToBeMissing() throws IOException {
        byte[] unfinished = Arrays.copyOf(whole, whole.length + 100);
        unfinished[UNFINISHED_AT] = 1;
        Files.write(file, unfinished);
        ProcessRecording recording = ProcessRecording.open(file);
        assertTrue(recording.shutdown().orElseThrow().finished());
        assertFalse(recording.isComplete());
        assertEquals(1, recording.missing().size());
        assertTrue(
                recording.missing().getFirst().startsWith("The last chunk was not finished"),
                recording.missing().getFirst());
    }

    @Test
    void aFolderOfChunksIsOneRecording() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("2026_01_02_03_04_05_17"));
        Files.write(folder.resolve("1.jfr"), whole);
        byte[] unfinished = whole.clone();
        unfinished[UNFINISHED_AT] = 1;
        Files.write(folder.resolve("2.jfr"), unfinished);
        for (Path path : new Path[] {folder, directory}) {
            ProcessRecording recording = ProcessRecording.open(path);
            assertTrue(recording.shutdown().orElseThrow().finished());
            assertFalse(recording.isComplete());
        }
    }

    @Test
    void aFolderOfSeveralJvmsIsRefused() throws IOException {
        for (String name : new String[] {"jvm1", "jvm2"}) {
            Files.write(Files.createDirectory(directory.resolve(name)).resolve("1.jfr"), whole);
        }
        file = directory;
        assertEquals(
                " has the recordings of several JVMs: name the folder of one, such as jvm2.",
                refusal());
    }

    @Test
    void aChunkThatWasCutIsLeftOut() throws IOException {
        byte[] both = Arrays.copyOf(whole, 2 * whole.length - 10);
        System.arraycopy(whole, 0, both, whole.length, whole.length - 10);
        Files.write(file, both);
        assertEquals(
                List.of(
                        "Chunk 2 was cut and is left out: 10 of its "
                                + whole.length
                                + " bytes are missing."),
                ProcessRecording.open(file).missing());
    }

    /** As where somebody deleted or lost one of the files of a folder. */
    @Test
    void aChunkThatIsNotThereIsMissing() throws IOException {
        Instant end = start(whole).plusNanos(ByteBuffer.wrap(whole).getLong(DURATION_AT));
        Instant later = end.plusSeconds(3);
        assertEquals(
                List.of(
                        "There is no chunk with what happened from "
                                + end
                                + " to "
                                + later
                                + ": it is missing."),
                missing(whole, startingAt(later)));
    }

    @Test
    void chunksThatFollowEachOtherHaveAll() throws IOException {
        Instant end = start(whole).plusNanos(ByteBuffer.wrap(whole).getLong(DURATION_AT));
        assertEquals(List.of(), missing(whole, startingAt(end)));
    }

    private List<String> missing(byte[]... chunks) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("chunks"));
        for (int i = 0; i < chunks.length; i++) {
            Files.write(folder.resolve(i + ".jfr"), chunks[i]);
        }
        ProcessRecording recording = ProcessRecording.open(folder);
        assertEquals(recording.missing().isEmpty(), recording.isComplete());
        return recording.missing();
    }

    private static Instant start(byte[] chunk) {
        return Instant.EPOCH.plusNanos(ByteBuffer.wrap(chunk).getLong(START_AT));
    }

    private byte[] startingAt(Instant start) {
        byte[] moved = whole.clone();
        ByteBuffer.wrap(moved).putLong(START_AT, ChronoUnit.NANOS.between(Instant.EPOCH, start));
        return moved;
    }

    @Test
    void aRecordingWithoutOurEvents() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.JVMInformation").with("period", "beginChunk");
            jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes().stream()
                    .map(type -> type.getName())
                    .filter(name -> name.startsWith("goprocess."))
                    .forEach(recording::disable);
            recording.start();
            recording.stop();
            recording.dump(file);
        }
        assertEquals(
                " holds no goprocess events: the program that was recorded ran without"
                        + " goprocess.debug, or the settings of the recording switched them off.",
                refusal());
    }

    @Test
    void aRecordingOfAnotherVersion() throws IOException {
        byte[] other = whole.clone();
        int at = indexOf(other, FORMAT);
        other[at + FORMAT.length - 1] = '7';
        assertEquals(
                " was recorded by another version of goprocess.debug: its events have format 7,"
                        + " this version reads format 1.",
                refusal(other));
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Files.write(file, whole);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file));
        assertEquals(" may not be read by the user of this JVM.", refusal());
    }

    @Test
    void aRecordingOfTwoClassLoadersWithALibraryEach() throws Exception {
        try (Flight flight = Flight.begun();
                OtherLibrary other = OtherLibrary.load()) {
            GoProcesses.named("app").open().close();
            other.open("app").close();
            file = flight.file();
            assertEquals(
                    " holds the processes of several class loaders, each with a goprocess of its"
                            + " own, and their numbers are the same: let the class loaders share"
                            + " one goprocess.",
                    refusal());
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("No " + new String(part, StandardCharsets.UTF_8));
    }

    @Test
    void aDamagedFileIsReadOrRefusedInASentence() throws IOException {
        long seed = Long.getLong("goprocess.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            String message = "-Dgoprocess.seed=" + seed + " round " + round;
            try {
                ProcessRecording recording = ProcessRecording.open(file);
                recording.transitions();
                recording.shutdown();
                recording.graphAt(recording.end());
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith(file + " "), message + ": " + e);
                assertFalse(e.getMessage().contains("\n"), message);
            }
        }
    }
}
