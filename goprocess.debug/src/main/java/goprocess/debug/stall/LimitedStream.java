package goprocess.debug.stall;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes and no more. */
final class LimitedStream extends FilterOutputStream {
    /** More was to be written than is allowed. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;

        Full() {
            super("too large");
        }
    }

    private long left;

    LimitedStream(OutputStream out, long limit) {
        super(out);
        left = limit;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int length) throws Full {
        left -= length;
        if (left < 0) {
            throw new Full();
        }
    }
}
