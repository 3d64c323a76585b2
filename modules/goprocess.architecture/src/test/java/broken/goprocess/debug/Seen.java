package broken.goprocess.debug;

/** What users see of debug. */
public class Seen {
    final int answer = 1;
}
